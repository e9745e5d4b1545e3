package org.transferadvisor.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.compiled.CompiledRules;
import org.transferadvisor.rulebook.safety.ClassSafety;
import org.transferadvisor.rulebook.safety.SafeRules;

/**
 * Compiles rules to the executable model. One path serves the build, which packs the result, and a run, which loads it.
 */
final class RuleCompiler {

    /** Package of all rules. */
    static final String PACKAGE = "org.transferadvisor.rules";

    /** The KieBase and the two sessions that embedders ask for by name. */
    static final String KMODULE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kmodule xmlns="http://www.drools.org/xsd/kmodule">
              <kbase name="rulebook" packages="%s" default="true">
                <ksession name="advice" type="stateless" default="true"/>
                <ksession name="advice-stateful" type="stateful" default="true"/>
              </kbase>
            </kmodule>
            """.formatted(PACKAGE);

    private static final String ROOT = "src/main/resources/" + PACKAGE.replace('.', '/') + "/";

    /** Numbers the releases of one process, so that two rulebooks never share a module. */
    private final AtomicLong releases = new AtomicLong();

    /**
     * Compiles all rules under a release of their own.
     *
     * @param rules what passed the check
     * @param infos what the rules say of themselves, to name the one that does not compile
     * @throws RefusedException where a rule does not compile, or reaches what rules may not
     */
    CompiledRules compile(SafeRules rules, List<RuleInfo> infos) {
        ReleaseId release = KieServices.get()
                .newReleaseId("org.transferadvisor.rulebook", "rulebook", "1.0." + releases.incrementAndGet());
        try {
            return CompiledRules.of(compile(rules, infos, release), infos);
        } finally {
            forget(release);
        }
    }

    /** Compiles all rules under the release given. */
    InternalKieModule compile(SafeRules rules, List<RuleInfo> infos, ReleaseId release) {
        KieBuilder builder = build(rules, release);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            forget(release);
            throw new RefusedException(explain(rules.texts(), infos, errors));
        }
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        List<Problem> unsafe = ClassSafety.check(CompiledRules.classes(module));
        if (!unsafe.isEmpty()) {
            forget(release);
            throw new RefusedException(unsafe);
        }
        return module;
    }

    /** Lets go of a module, so that its classes can be freed. */
    static void forget(ReleaseId release) {
        KieServices.get().getRepository().removeKieModule(release);
    }

    private static KieBuilder build(SafeRules rules, ReleaseId release) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        rules.texts().forEach((path, text) -> files.write(ROOT + path, text));
        KieBuilder builder = services.newKieBuilder(files, RuleCompiler.class.getClassLoader());
        return builder.buildAll(ExecutableModelProject.class);
    }

    /**
     * Finds the rules that do not compile. The engine's messages name generated classes, so each suspect is compiled by
     * itself: first file by file, then rule by rule.
     */
    private List<Problem> explain(Map<String, String> rules, List<RuleInfo> infos, List<Message> errors) {
        List<Problem> problems = new ArrayList<>();
        String declarations = declarations(rules);
        rules.forEach((file, text) -> {
            List<RuleInfo> inFile =
                    infos.stream().filter(info -> info.file().equals(file)).toList();
            if (!inFile.isEmpty() && !errorsOf(file, text, declarations).isEmpty()) {
                inFile.forEach(info -> problems.addAll(explain(info, text, declarations)));
            }
        });
        if (problems.isEmpty()) {
            problems.add(new Problem(
                    RulebookFiles.MANIFEST,
                    0,
                    0,
                    "",
                    "the rules do not compile together: " + firstLine(errors),
                    "rules and declared types that agree with each other",
                    null));
        }
        return problems;
    }

    private List<Problem> explain(RuleInfo info, String text, String declarations) {
        RuleText rule = RuleText.of(text, info.line());
        List<Message> errors = errorsOf(info.file(), rule.header() + rule.body(), declarations);
        if (errors.isEmpty()) {
            return List.of();
        }
        return List.of(new Problem(
                info.file(),
                info.line(),
                1,
                "",
                "rule `" + info.name() + "` does not compile: " + firstLine(errors),
                "conditions and a consequence that name known facts, bound variables and the cost functions",
                "check the names, the number and the order of what stands between the brackets"));
    }

    private List<Message> errorsOf(String file, String text, String declarations) {
        ReleaseId release = KieServices.get()
                .newReleaseId("org.transferadvisor.rulebook", "suspect", "1.0." + releases.incrementAndGet());
        Map<String, String> alone = new LinkedHashMap<>();
        alone.put(file, text);
        if (!declarations.isEmpty() && !text.contains("declare ")) {
            alone.put("declarations.drl", "package " + PACKAGE + "\n" + declarations);
        }
        try {
            return build(SafeRules.of(alone), release).getResults().getMessages(Message.Level.ERROR);
        } catch (RefusedException e) {
            return List.of(); // what was cut out is not what the check read, so it is not compiled
        } finally {
            forget(release);
        }
    }

    private static String declarations(Map<String, String> rules) {
        StringBuilder all = new StringBuilder();
        rules.values().forEach(text -> all.append(RuleText.declarations(text)));
        return all.toString();
    }

    private static String firstLine(List<Message> errors) {
        return errors.stream()
                .map(Message::getText)
                .filter(text -> !text.startsWith("Java source of"))
                .flatMap(text -> text.lines().limit(1))
                .findFirst()
                .orElse("no reason given")
                .replaceAll("caused by: \\(line \\d+,col \\d+\\) ", "")
                .replaceAll(", expected one of.*", "")
                .replaceAll("org\\.transferadvisor\\.\\w+\\.(\\w+\\.)?", "");
    }
}
