package host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kie.api.runtime.KieSession;
import org.transferadvisor.Advisor;
import org.transferadvisor.conclusions.Leaf;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.Budget;
import org.transferadvisor.facts.Data;
import org.transferadvisor.facts.Project;
import org.transferadvisor.facts.Serving;
import org.transferadvisor.facts.Task;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.report.JsonReport;

/** What every host asks, and what the command line answered. Ends the program with 1 where an answer is another. */
public final class Asked {

    private Asked() {}

    /** The facts that the command line was asked about. */
    public static Path facts() {
        return Path.of(System.getProperty("facts"));
    }

    /** Asks an advisor, and holds its answer against the command line's, byte for byte. */
    public static void ask(Advisor advisor) throws IOException {
        same(new JsonReport().pretty(advisor.advise(facts())) + "\n");
        expect("FULL_FINE_TUNING", advisor.advise(Document.of("host.json", text())).recommendation().leaf());
    }

    /** A project that is small enough for both ways of asking. */
    private static String text() {
        return "{\"project\": \"Host\", \"task\": {\"type\": \"OTHER\"}, \"data\": {\"labeledSamples\": 20000},"
                + " \"budget\": {\"compute\": 5000}, \"modelMatch\": \"HIGH_QUALITY\"}";
    }

    /** Asks a plain session of the rules engine, and closes it. */
    public static void ask(KieSession session) {
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
    }

    /** Fails where an advice differs from the command line's in more than its id and its time. */
    public static void same(String advice) throws IOException {
        expect(plain(Files.readString(Path.of(System.getProperty("expected")))), plain(advice));
    }

    private static String plain(String advice) {
        return advice.replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"\"")
                .replaceFirst("\"decidedAt\": \"[^\"]*\"", "\"decidedAt\": \"\"");
    }

    /** Fails where something is not as expected. */
    public static void expect(Object expected, Object found) {
        if (!expected.equals(found)) {
            System.err.println("expected " + expected + ", found " + found);
            System.exit(1);
        }
    }
}
