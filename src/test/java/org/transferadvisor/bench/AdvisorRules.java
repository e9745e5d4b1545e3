package org.transferadvisor.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;
import org.transferadvisor.conclusions.DomainProximity;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.conclusions.PeftWinner;
import org.transferadvisor.conclusions.ProximityBand;
import org.transferadvisor.conclusions.SelectedModel;
import org.transferadvisor.facts.Budget;
import org.transferadvisor.facts.Candidate;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Project;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.rulebook.RulebookFiles;

/** The shipped rules, cut down to those that the other engines are given. */
final class AdvisorRules implements Decider {

    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"[^\"]+\"\\s+@id\\(([\\w-]+)\\).*?^end$");
    private static final Set<String> WANTED = Set.of("match-stated", "peft-tally");
    private static final List<String> WANTED_KINDS = List.of(
            "tier-samples-",
            "tier-compute-",
            "tier-adaptation-",
            "question-",
            "leaf-",
            "proximity-band-",
            "vote-",
            "peft-winner-");

    private final KieContainer container;
    private final KieSessionsPool sessions;
    private final List<Record> strategies;

    AdvisorRules() {
        RulebookFiles files = RulebookFiles.in(Path.of("rules"));
        KieServices services = KieServices.get();
        KieFileSystem system = services.newKieFileSystem();
        for (String file : List.of("proximity.drl", "decision-tree.drl", "peft-selection.drl")) {
            system.write("src/main/resources/org/transferadvisor/rules/" + file, cut(files.text(file)));
        }
        KieBuilder builder = services.newKieBuilder(system).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        container = services.newKieContainer(builder.getKieModule().getReleaseId());
        sessions = container.getKieBase().newKieSessionsPool(0);
        Set<String> sources = new TreeSet<>();
        Matcher id = Pattern.compile("(?m)^ *- id: \"?([\\w.-]+)\"?$").matcher(files.text(RulebookFiles.MANIFEST));
        while (id.find()) {
            sources.add(id.group(1));
        }
        strategies = ReferenceData.of(files.reference(), sources).rows("strategies").stream()
                .filter(row -> row.id().equals(row.cell("peftColumn")))
                .map(row -> row.value())
                .toList();
    }

    private static String cut(String text) {
        StringBuilder kept = new StringBuilder();
        text.lines().takeWhile(line -> !line.startsWith("rule ")).forEach(line -> kept.append(line)
                .append('\n'));
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            String id = rule.group(1);
            if (WANTED.contains(id) || WANTED_KINDS.stream().anyMatch(id::startsWith)) {
                kept.append(rule.group()).append('\n');
            }
        }
        return kept.toString();
    }

    @Override
    public String decide(Situation s) {
        KieSession session = sessions.newKieSession();
        try {
            session.insert(new Project("p", s.match(), null));
            session.insert(new Task("OTHER", null, null, null, null, s.quality()));
            session.insert(new Data(s.samples(), 0L, null, null, null, false, null));
            session.insert(new Budget(s.compute(), s.adaptationBudget(), null));
            session.insert(new Serving(
                    s.requirement(), s.deployment(), s.variants(), null, 500.0, 12, false, null, null, false));
            session.insert(new Candidate(
                    "m",
                    s.size(),
                    s.size(),
                    s.access(),
                    false,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            session.insert(new SelectedModel("m", true));
            session.insert(new DomainProximity("m", s.dps(), "MEASURED"));
            strategies.forEach(session::insert);
            session.fireAllRules();
            return read(session);
        } finally {
            session.dispose();
        }
    }

    private static String read(KieSession session) {
        String leaf = "";
        String band = "";
        String winner = "";
        for (Object each : session.getObjects()) {
            if (each instanceof Leaf found) {
                leaf = found.id();
            } else if (each instanceof ProximityBand found && !found.band().equals("UNMEASURED")) {
                band = found.band();
            } else if (each instanceof PeftWinner found) {
                winner = found.column();
            }
        }
        return leaf + " " + band + " " + winner;
    }

    @Override
    public void close() {
        sessions.shutdown();
        container.dispose();
    }
}
