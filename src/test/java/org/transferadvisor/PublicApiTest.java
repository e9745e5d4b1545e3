package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What programs may rely on is marked {@code @API(status = STABLE)}, a whole package or a type of it; all else is the library's
 * own, whatever Java calls it. {@code mvn test -Dgolden.update=true} writes the list anew; its difference is a change of the
 * public API and reviewed as one.
 */
class PublicApiTest {

    private static final Path LIST = Path.of("src/test/resources/public-api.txt");
    private static final List<Class<?>> CLASSES = classes();

    // ---- what belongs to it ----

    private static List<Class<?>> classes() {
        try {
            Path root = Path.of(Advisor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve("org/transferadvisor"))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(".class"))
                        .map(file -> file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                        .sorted()
                        .<Class<?>>map(PublicApiTest::load)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Advisor.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isStable(Class<?> type) {
        API.Status status = status(type);
        if (!Modifier.isPublic(type.getModifiers()) || status == API.Status.INTERNAL) {
            return false;
        }
        Class<?> outer = type.getEnclosingClass();
        return status == API.Status.STABLE
                || (outer != null ? isStable(outer) : status(type.getPackage()) == API.Status.STABLE);
    }

    private static API.Status status(AnnotatedElement element) {
        API api = element.getAnnotation(API.class);
        return api == null ? null : api.status();
    }

    /** The types of the public API. */
    static List<Class<?>> api() {
        return CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info") && isStable(type))
                .toList();
    }

    // ---- what is promised of it ----

    @Test
    void thePublicApiIsTheOneThatIsListed() throws IOException {
        StringBuilder list = new StringBuilder();
        api().forEach(type -> list.append(described(type)).append('\n'));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(LIST, list);
        }
        assertThat(list).hasToString(Files.readString(LIST));
    }

    @Test
    void thePublicApiSpeaksOfNothingBesidesItself() {
        Pattern names = Pattern.compile("org\\.(?!jspecify)[\\w.$]+");
        for (Class<?> type : api()) {
            Matcher name = names.matcher(signatures(type).collect(Collectors.joining("\n")));
            while (name.find()) {
                assertThat(isStable(load(name.group())))
                        .as(type.getName() + " speaks of " + name.group())
                        .isTrue();
            }
        }
    }

    @Test
    void everyPackageSaysWhatIsNull() {
        Stream<Package> packages = CLASSES.stream()
                .filter(type -> !type.getName().startsWith("org.transferadvisor.rules")
                        && !type.getName().startsWith("org.transferadvisor.report.templates"))
                .map(Class::getPackage)
                .distinct();
        assertThat(packages).hasSizeGreaterThan(40).allSatisfy(each -> assertThat(
                        each.isAnnotationPresent(NullMarked.class))
                .as(each.getName())
                .isTrue());
    }

    @Test
    void thePublicApiIsWhatTheJavadocOfAReleaseShows() throws IOException {
        Matcher block = Pattern.compile("(?s)<sourceFileIncludes>(.*?)</sourceFileIncludes>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(block.find()).isTrue();
        List<String> shown = new ArrayList<>();
        Matcher include = Pattern.compile("<include>(.*?)</include>").matcher(block.group(1));
        while (include.find()) {
            shown.add(include.group(1).replace("/*.java", "").replace(".java", ""));
        }
        List<String> marked = api().stream()
                .filter(type -> type.getEnclosingClass() == null)
                .map(type -> status(type.getPackage()) == API.Status.STABLE ? type.getPackageName() : type.getName())
                .map(name -> name.replace('.', '/'))
                .distinct()
                .toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(marked);
    }

    // ---- signatures ----

    private static String described(Class<?> type) {
        StringBuilder text = new StringBuilder();
        text.append(kind(type)).append(' ').append(type.getName()).append(parameters(type.getTypeParameters()));
        List<String> above = Stream.concat(
                        Stream.ofNullable(type.getAnnotatedSuperclass()), Arrays.stream(type.getAnnotatedInterfaces()))
                .map(PublicApiTest::name)
                .filter(name -> !name.matches("java\\.lang\\.(Object|Record|Enum<.*>|annotation\\.Annotation)")
                        && !isHidden(name))
                .toList();
        if (!above.isEmpty()) {
            text.append(" : ").append(String.join(", ", above));
        }
        signatures(type).forEach(each -> text.append("\n  ").append(each));
        return text.append('\n')
                .toString()
                .replace("org.transferadvisor.", "")
                .replace("java.lang.", "")
                .replace("java.util.", "");
    }

    /** Whether a type above is one that no program can name. */
    private static boolean isHidden(String name) {
        return name.startsWith("org.transferadvisor.")
                && !Modifier.isPublic(load(name.replaceAll("<.*", "")).getModifiers());
    }

    private static String kind(Class<?> type) {
        String kind = type.isAnnotation()
                ? "annotation"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        return Modifier.isFinal(type.getModifiers()) && kind.equals("class") ? "final class" : kind;
    }

    private static Stream<String> signatures(Class<?> type) {
        Stream<String> components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(each -> status(each.getAccessor()) != API.Status.INTERNAL)
                        .map(each -> name(each.getAnnotatedType()) + " " + each.getName())
                : Stream.empty();
        TreeMap<String, String> members = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (isShown(field, field.getModifiers(), field.isSynthetic())) {
                members.put(field.getName(), "static " + name(field.getAnnotatedType()) + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isShown(constructor, constructor.getModifiers(), constructor.isSynthetic()) && !type.isRecord()) {
                members.put("new" + constructor.toGenericString(), "new" + arguments(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isShown(method, method.getModifiers(), method.isSynthetic()) && !isGiven(type, method)) {
                String signature =
                        parameters(method.getTypeParameters()) + (method.getTypeParameters().length > 0 ? " " : "")
                                + name(method.getAnnotatedReturnType()) + " " + method.getName() + arguments(method);
                members.put(
                        method.getName() + signature,
                        (Modifier.isStatic(method.getModifiers()) ? "static " : "") + signature);
            }
        }
        return Stream.concat(components, members.values().stream());
    }

    private static boolean isShown(AnnotatedElement member, int modifiers, boolean synthetic) {
        return Modifier.isPublic(modifiers) && !synthetic && status(member) != API.Status.INTERNAL;
    }

    /** Whether a method is a record's accessor, or one that every object has. */
    private static boolean isGiven(Class<?> type, Method method) {
        boolean accessor = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(each -> each.getAccessor().equals(method));
        return accessor
                || Arrays.stream(Object.class.getDeclaredMethods())
                        .anyMatch(each -> each.getName().equals(method.getName())
                                && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }

    private static String arguments(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .map(PublicApiTest::argument)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String argument(Parameter parameter) {
        return name(parameter.getAnnotatedType()) + " " + parameter.getName();
    }

    private static String parameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(Objects::toString).collect(Collectors.joining(", ", "<", ">"));
    }

    /** A type with what may be null in it. Written here since JDKs differ in how they write it. */
    private static String name(AnnotatedType type) {
        String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedParameterizedType generic) {
            return nullable
                    + Arrays.stream(generic.getAnnotatedActualTypeArguments())
                            .map(PublicApiTest::name)
                            .collect(Collectors.joining(
                                    ", ",
                                    ((ParameterizedType) generic.getType())
                                                    .getRawType()
                                                    .getTypeName() + "<",
                                    ">"));
        }
        if (type instanceof AnnotatedWildcardType any) {
            return Stream.of(
                            Arrays.stream(any.getAnnotatedLowerBounds()).map(bound -> "? super " + name(bound)),
                            Arrays.stream(any.getAnnotatedUpperBounds())
                                    .filter(bound -> bound.getType() != Object.class)
                                    .map(bound -> "? extends " + name(bound)))
                    .flatMap(bounds -> bounds)
                    .findFirst()
                    .orElse("?");
        }
        return type instanceof AnnotatedArrayType array
                ? name(array.getAnnotatedGenericComponentType()) + "[]"
                : nullable + type.getType().getTypeName();
    }
}
