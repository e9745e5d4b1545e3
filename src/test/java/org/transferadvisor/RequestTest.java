package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transferadvisor.explain.verification.Verification;
import org.transferadvisor.explain.verification.Verifier;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.report.JsonReport;
import org.transferadvisor.rulebook.Rulebook;

/** An advice says which program made it, who asked and what for. */
class RequestTest {

    private static final Document FACTS = Case.project().candidate("a", 0.8).document();
    private static final Advice.Request REQUEST = new Advice.Request("Ada, risk office", "Budget of 2027");

    @Test
    void theProgramIsNamedWithItsBuild() {
        Advice.Software software = Case.advisor().advise(FACTS).software();
        assertThat(software.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(software.build()).matches("[0-9a-f]{12}");
        assertThat(software.java()).isEqualTo(Runtime.version().toString());
    }

    @Test
    void whoAskedAndWhatForIsKept() {
        Advice asked = Case.advisor().advise(FACTS, Basis.PUBLISHED, REQUEST);
        assertThat(asked.request()).isEqualTo(REQUEST);
        assertThat(Case.advisor().advise(FACTS).request()).isNull();
        assertThat(Case.advisor().advise(FACTS, Basis.PUBLISHED, null).request())
                .isNull();
        assertThat(Case.advisor()
                        .simulate(FACTS, Basis.PUBLISHED, 2, 1, REQUEST)
                        .request())
                .isEqualTo(REQUEST);
        ProjectFacts built = ProjectFacts.builder()
                .project("A project")
                .task(task -> task.type("OTHER"))
                .data(data -> data.labeledSamples(5000))
                .budget(budget -> budget.compute(5000))
                .modelMatch("NONE")
                .build();
        assertThat(Case.advisor().advise(built, Basis.MEASURED, REQUEST).request())
                .isEqualTo(REQUEST);
        String json = new JsonReport().line(asked);
        assertThat(json).contains("\"request\":{\"by\":\"Ada, risk office\",\"purpose\":\"Budget of 2027\"}");
        assertThat(new JsonReport().read(json).request()).isEqualTo(REQUEST);
    }

    @Test
    void aLogRemembersIt() {
        List<Advice> decided = new ArrayList<>();
        try (Advisor advisor = Advisor.of(Rulebook.builtIn(), (advice, files) -> decided.add(advice))) {
            advisor.advise(FACTS, Basis.PUBLISHED, REQUEST);
            advisor.advise(FACTS);
        }
        assertThat(decided).extracting(Advice::request).containsExactly(REQUEST, null);
    }

    @Test
    void itIsHeldToWhatATextOfFactsMayBe() {
        Advice.Request wrong = new Advice.Request("a\u202Eb", "x".repeat(201));
        assertThatThrownBy(() -> Case.advisor().advise(FACTS, Basis.PUBLISHED, wrong))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.problems())
                        .extracting(Problem::pointer)
                        .containsExactly("/by", "/purpose"));
        assertThatThrownBy(() -> Case.advisor().advise(FACTS, Basis.PUBLISHED, new Advice.Request(" ", null)))
                .hasMessageContaining("the text is empty (at /by)");
        String longest = "x".repeat(200);
        assertThat(Case.advisor()
                        .advise(FACTS, Basis.PUBLISHED, new Advice.Request(null, longest))
                        .request()
                        .purpose())
                .isEqualTo(longest);
    }

    @Test
    void verifyingNamesWhatItDoesNotCheck(@TempDir Path folder) throws IOException {
        Advice asked = Case.advisor().advise(FACTS, Basis.PUBLISHED, REQUEST);
        String json = new JsonReport()
                .pretty(asked)
                .replace(asked.software().build(), "another")
                .replace(asked.id(), "forged");
        Path file = Files.writeString(folder.resolve("advice.json"), json);
        Verification verification = new Verifier(Case.advisor(), new JsonReport()::line)
                .verify(Document.read(file, Document.LARGEST_ADVICE))
                .get(0);
        assertThat(verification.identical()).isTrue();
        assertThat(verification.unchecked())
                .containsExactly("/id", "/decidedAt", "/software", "/request", "/rulebook/approvedBy");
    }
}
