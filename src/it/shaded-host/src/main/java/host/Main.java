package host;

import java.util.List;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.transferadvisor.Advisor;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Budget;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Project;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reading.Document;

/** A program that asks the library and a plain KIE session, and ends with 1 where they do not answer as they should. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        String text = "{\"project\": \"Host\", \"task\": {\"type\": \"OTHER\"}, \"data\": {\"labeledSamples\": 20000},"
                + " \"budget\": {\"compute\": 5000}, \"modelMatch\": \"HIGH_QUALITY\"}";
        try (Advisor advisor = Advisor.create()) {
            expect("FULL_FINE_TUNING", advisor.advise(Document.of("host.json", text)).recommendation().leaf());
            ProjectFacts built = ProjectFacts.builder()
                    .project("Host")
                    .task(task -> task.type("OTHER"))
                    .data(data -> data.labeledSamples(20_000))
                    .budget(budget -> budget.compute(5_000))
                    .modelMatch("HIGH_QUALITY")
                    .build();
            expect("FULL_FINE_TUNING", advisor.advise(built).recommendation().leaf());
        }
        KieSession session = KieServices.get().getKieClasspathContainer().newKieSession("advice-stateful");
        try {
            List.of(
                            Basis.PUBLISHED,
                            new Project("Host", "HIGH_QUALITY", null),
                            new Task("OTHER", null, null, null, null, null),
                            new Data(20000L, 0L, null, null, null, false, null),
                            new Budget(5000.0, 0.0, null),
                            new Serving("QUALITY", null, 1L, null, 500.0, 12, false, null, null, false))
                    .forEach(session::insert);
            session.fireAllRules();
            expect(
                    "[" + new Leaf("FULL_FINE_TUNING") + "]",
                    session.getObjects(each -> each instanceof Leaf).toString());
        } finally {
            session.dispose();
        }
        System.out.println("both answer");
    }

    private static void expect(String expected, String found) {
        if (!expected.equals(found)) {
            System.err.println("expected " + expected + ", found " + found);
            System.exit(1);
        }
    }
}
