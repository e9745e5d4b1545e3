package org.transferadvisor.rulebook.engine;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.rulebook.RuleInfo;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.check.safety.SafeRules;
import org.transferadvisor.rulebook.model.Printer;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.RuleModel;

/**
 * Compiles rules to the executable model. One path serves the build, which packs the result, and a run, which loads it.
 */
public final class RuleCompiler {

    private static final Logger LOG = LoggerFactory.getLogger(RuleCompiler.class);

    /** Package of all rules. */
    public static final String PACKAGE = RuleFile.PACKAGE;

    /** The KieBase and the two sessions that embedders ask for by name. */
    public static final String KMODULE = """
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
     * Compiles all rules under a release of their own, but for those of the built-in rulebook that it extends, which are packed.
     *
     * @param files a rulebook whose rules passed the check
     * @param infos what the rules say of themselves, to keep with the classes
     * @throws RefusedException where a rule does not compile, or reaches what rules may not
     */
    public CompiledRules compile(RulebookFiles files, List<RuleInfo> infos) {
        SafeRules rules =
                SafeRules.of(files.model()).without(path -> files.extendsPacked() && RulebookFiles.isBuiltIn(path));
        if (rules.model().rules().isEmpty()
                && rules.model().vocabulary().declared().isEmpty()) {
            return CompiledRules.of(null, files, infos);
        }
        ReleaseId release = KieServices.get()
                .newReleaseId("org.transferadvisor.rulebook", "rulebook", "1.0." + releases.incrementAndGet());
        try {
            return CompiledRules.of(compile(rules, release), files, infos);
        } finally {
            forget(release);
        }
    }

    /** Compiles all rules under the release given. */
    public InternalKieModule compile(SafeRules rules, ReleaseId release) {
        KieBuilder builder = built(rules, release);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            forget(release);
            throw new RefusedException(new CompilerMessages(rules.model(), this::compiles).explain(errors));
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

    /** Some mistakes do not end in a message of the compiler but break it off. */
    private KieBuilder built(SafeRules rules, ReleaseId release) {
        try {
            return build(rules.model(), release);
        } catch (RuntimeException | StackOverflowError e) {
            forget(release);
            LOG.debug("the compiler broke off", e);
            throw new RefusedException(List.of(new CompilerMessages(rules.model(), this::compiles).explain(e)));
        }
    }

    private static KieBuilder build(RuleModel model, ReleaseId release) {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        Map<Rule, Integer> layers = model.graph().layers();
        model.files()
                .forEach(each -> files.write(
                        ROOT + CompilerMessages.fileName(each.path()),
                        Printer.forEngine(each, rule -> -layers.getOrDefault(rule, 0))));
        KieBuilder builder = services.newKieBuilder(files, RuleCompiler.class.getClassLoader());
        return builder.buildAll(ExecutableModelProject.class);
    }

    private boolean compiles(RuleModel rules) {
        ReleaseId release = KieServices.get()
                .newReleaseId("org.transferadvisor.rulebook", "suspect", "1.0." + releases.incrementAndGet());
        try {
            return build(rules, release)
                    .getResults()
                    .getMessages(Message.Level.ERROR)
                    .isEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        } finally {
            forget(release);
        }
    }
}
