package org.transferadvisor.rulebook;

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
     * @param files a rulebook whose rules passed the check
     * @param infos what the rules say of themselves, to keep with the classes
     * @throws RefusedException where a rule does not compile, or reaches what rules may not
     */
    CompiledRules compile(RulebookFiles files, List<RuleInfo> infos) {
        ReleaseId release = KieServices.get()
                .newReleaseId("org.transferadvisor.rulebook", "rulebook", "1.0." + releases.incrementAndGet());
        try {
            return CompiledRules.of(compile(SafeRules.of(files.rules()), release), files, infos);
        } finally {
            forget(release);
        }
    }

    /** Compiles all rules under the release given. */
    InternalKieModule compile(SafeRules rules, ReleaseId release) {
        KieBuilder builder = build(rules, release);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            forget(release);
            throw new RefusedException(new CompilerMessages(rules.texts(), this::errorsOf).explain(errors));
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

    private List<Message> errorsOf(Map<String, String> rules) {
        ReleaseId release = KieServices.get()
                .newReleaseId("org.transferadvisor.rulebook", "suspect", "1.0." + releases.incrementAndGet());
        try {
            return build(SafeRules.of(rules), release).getResults().getMessages(Message.Level.ERROR);
        } catch (RefusedException e) {
            return List.of(); // a part that is not safe by itself is not compiled, and nothing is said of it
        } finally {
            forget(release);
        }
    }
}
