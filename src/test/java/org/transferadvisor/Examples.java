package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Examples of the documentation, compiled all at once and run one by one in this process. */
final class Examples {

    private static final String IMPORTS = """
            import java.lang.reflect.RecordComponent;
            import java.nio.file.*;
            import java.util.*;
            import org.kie.api.KieServices;
            import org.kie.api.runtime.*;
            import org.transferadvisor.*;
            import org.transferadvisor.conclusions.*;
            import org.transferadvisor.facts.*;
            import org.transferadvisor.facts.building.*;
            import org.transferadvisor.facts.reading.Document;
            import org.transferadvisor.facts.reading.Problem;
            import org.transferadvisor.facts.reading.RefusedException;
            import org.transferadvisor.log.*;
            import org.transferadvisor.report.JsonReport;
            """;

    private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n *\\* *}</pre>");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    private final Map<String, String> code = new LinkedHashMap<>();

    /** Examples in the Javadoc of a source. */
    static List<String> inJavadoc(Path source) throws IOException {
        return found(JAVADOC, Files.readString(source)).stream()
                .map(each -> each.replaceAll("(?m)^ *\\* ?", ""))
                .toList();
    }

    /** Java in a page of Markdown. */
    static List<String> inMarkdown(Path page) throws IOException {
        return found(FENCED, Files.readString(page));
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher example = pattern.matcher(text);
        while (example.find()) {
            found.add(example.group(1));
        }
        return found;
    }

    /**
     * One more example.
     *
     * @param name letters, digits and underscores
     * @param text statements, or an expression
     */
    void add(String name, String text) {
        boolean statements = text.strip().endsWith(";") || text.strip().endsWith("}");
        code.put(name, IMPORTS + """
                public final class %s {
                    public static Object run() throws Exception {
                        %s
                    }
                }
                """.formatted(name, statements ? text + "\nreturn null;" : "return " + text + ";"));
    }

    /** Compiles them. */
    Compiled compile(Path folder) throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        code.forEach((name, text) -> sources.add(
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return text;
                    }
                }));
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean fine = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, sources)
                .call();
        assertThat(fine).as(messages.toString()).isTrue();
        return new Compiled(folder.toUri().toURL());
    }

    /** Examples that can be run. */
    record Compiled(URL folder) {

        /** What an example printed and what it gave. */
        record Run(String printed, @Nullable Object value) {}

        Run run(String name) throws Exception {
            PrintStream out = System.out;
            PrintStream err = System.err;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);
            System.setOut(printed);
            System.setErr(printed);
            try (URLClassLoader loader = new URLClassLoader(new URL[] {folder}, Examples.class.getClassLoader())) {
                Object value = loader.loadClass(name).getMethod("run").invoke(null);
                return new Run(bytes.toString(StandardCharsets.UTF_8), value);
            } catch (InvocationTargetException e) {
                throw new AssertionError("the example " + name + " failed", e.getCause());
            } finally {
                System.setOut(out);
                System.setErr(err);
            }
        }
    }
}
