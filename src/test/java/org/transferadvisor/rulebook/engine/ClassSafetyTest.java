package org.transferadvisor.rulebook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.check.safety.Hostile;

/** The second look: had the first one a hole, compiled rules that reach out would still not be loaded. */
class ClassSafetyTest {

    private static final String RULE = """
            rule "Hostile %1$d"
            when
                %2$s
            then
                %3$s
            end
            """;

    private static final String HEAD = """
            package org.transferadvisor.rules
            import org.transferadvisor.facts.*
            import org.transferadvisor.conclusions.*
            import org.transferadvisor.costs.*
            """;

    private static final String CONCLUDES = "insertLogical( new Leaf( \"A\" ) );";

    @Test
    void hostileRulesThatWereCompiledAreRefusedBeforeTheyAreLoaded() {
        List<String> rules = new ArrayList<>();
        for (String consequence : List.of(
                "Runtime.getRuntime().exec( \"touch " + Hostile.TRACE + "\" );",
                "System.exit( 3 );",
                "new java.io.FileWriter( \"" + Hostile.TRACE + "\" ).close();",
                "Class.forName( \"Evil\" ).getDeclaredConstructor().newInstance();",
                "new Thread( () -> { } ).start();",
                "insertLogical( new Leaf( System.getenv( \"HOME\" ) ) );",
                "insertLogical( new Leaf( $data.getClass().getName() ) );",
                "insertLogical( new Leaf( \"a\".repeat( 3 ) ) );",
                "insert( new Leaf( \"A\" ) );",
                "drools.getKieRuntime().halt();",
                "insertLogical( new Vote( \"a\", RecordFields.of( $data ), \"b\" ) );",
                "while ( true ) { System.setProperty( \"" + Hostile.PROPERTY + "\", \"x\" ); }")) {
            rules.add(RULE.formatted(rules.size(), "$data : Data()", consequence));
        }
        for (String condition : List.of(
                "Data( System.identityHashCode( this ) > 3 )",
                "Task( type matches \"(a+)+\" )",
                "Data( getClass().getClassLoader() != null )",
                "accumulate( Data(); $x : max( Integer.parseInt( System.getProperty( \"a\" ) ) ) )",
                "Object() from java.util.Locale.getDefault()",
                "eval( Boolean.getBoolean( \"" + Hostile.PROPERTY + "\" ) )")) {
            rules.add(RULE.formatted(rules.size(), condition, CONCLUDES));
        }
        Map<String, byte[]> classes = compiled(HEAD
                + "global java.net.URL evil\n"
                + "function void more() { java.nio.file.FileSystems.getDefault(); }\n"
                + "declare Evil\n name : String = java.util.UUID.randomUUID().toString()\nend\n"
                + String.join("\n", rules));
        assertThat(ClassSafety.check(classes).stream().map(Problem::message))
                .allMatch(each -> each.contains("` is reached from `"))
                .map(each -> each.substring(1, each.indexOf('`', 1)))
                .contains(
                        "java.lang.Runtime.exec",
                        "java.lang.System.exit",
                        "java.io.FileWriter.<init>",
                        "java.lang.Class.forName",
                        "java.lang.Thread.start",
                        "java.lang.System.getenv",
                        "java.lang.Object.getClass",
                        "java.lang.Class.getName",
                        "java.lang.String.repeat",
                        "org.drools.model.Drools.insert",
                        "org.kie.api.runtime.KieRuntime.halt",
                        "org.transferadvisor.facts.RecordFields.of",
                        "java.lang.System.setProperty",
                        "java.lang.System.identityHashCode",
                        "java.util.regex.Pattern.compile",
                        "java.lang.Class.getClassLoader",
                        "java.lang.Integer.parseInt",
                        "java.util.Locale.getDefault",
                        "java.lang.Boolean.getBoolean",
                        "java.net.URL",
                        "java.nio.file.FileSystems.getDefault",
                        "java.util.UUID.randomUUID");
        assertThat(Hostile.TRACE).doesNotExist();
        assertThat(System.getProperty(Hostile.PROPERTY)).isNull();
    }

    @Test
    void whatAllowedRulesCompileToIsAccepted() throws Exception {
        assertThat(ClassSafety.check(compiled(Files.readString(Path.of("src/test/resources/safety/allowed.drl")))))
                .isEmpty();
    }

    @Test
    void aClassThatIsNoCompiledRuleIsRefused() throws Exception {
        byte[] any = Hostile.class.getResourceAsStream("Hostile.class").readAllBytes();
        assertThat(ClassSafety.check(Map.of("org/transferadvisor/facts/Data.class", any)))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).contains("is none that rules compile to"));
        assertThat(ClassSafety.check(Map.of("org/transferadvisor/rules/P.class", any)))
                .anyMatch(each -> each.message().contains("`java.nio.file.Files.readString`"));
        assertThat(ClassSafety.check(Map.of("org/drools/project/model/P.class", any)))
                .anyMatch(each -> each.message().contains("`java.nio.file.Files.readString`"));
    }

    @Test
    void whatIsNoClassFileIsRefused() throws Exception {
        byte[] whole = Hostile.class.getResourceAsStream("Hostile.class").readAllBytes();
        byte[] text = "class Evil {}".getBytes(StandardCharsets.UTF_8);
        for (byte[] broken : List.of(new byte[0], text, java.util.Arrays.copyOf(whole, 300))) {
            assertThat(ClassSafety.check(Map.of("org/transferadvisor/rules/P.class", broken)))
                    .singleElement()
                    .satisfies(each -> assertThat(each.message()).endsWith("cannot be read"));
        }
    }

    /** Compiles without any check, as nothing but a test may. */
    private static Map<String, byte[]> compiled(String drl) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("org.transferadvisor.rulebook", "hostile", "1.0");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/org/transferadvisor/rules/hostile.drl", drl);
        try {
            KieBuilder builder = services.newKieBuilder(files, ClassSafetyTest.class.getClassLoader())
                    .buildAll(ExecutableModelProject.class);
            assertThat(builder.getResults().getMessages(Message.Level.ERROR)).isEmpty();
            InternalKieModule module = (InternalKieModule) builder.getKieModule();
            Map<String, byte[]> classes = new TreeMap<>();
            module.getFileNames().stream()
                    .filter(each -> each.endsWith(".class"))
                    .forEach(each -> classes.put(each, module.getBytes(each)));
            return classes;
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }
}
