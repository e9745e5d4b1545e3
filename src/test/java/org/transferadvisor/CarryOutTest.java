package org.transferadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.transferadvisor.conclusions.CapacityChoice;
import org.transferadvisor.conclusions.Rung;
import org.transferadvisor.facts.Basis;

/** What holds of every recommendation, whatever the project says. */
class CarryOutTest {

    private static final int MANY = 20_000;

    @Test
    void whatHoldsOfEveryRecommendationHoldsOfSomeHundreds() {
        RandomProjects.wide(2027, 300).forEach(CarryOutTest::holds);
    }

    @Tag("thorough")
    @Test
    void whatHoldsOfEveryRecommendationHoldsOfVeryMany() {
        RandomProjects.wide(28, MANY).parallelStream().forEach(CarryOutTest::holds);
    }

    private static void holds(Case facts) {
        Basis basis = facts.json().length() % 2 == 0 ? Basis.PUBLISHED : Basis.MEASURED;
        Decision decision = Case.advisor().decide(facts.document(), basis);
        Advice advice = decision.advice();
        staysWithinItsGpus(decision, facts);
        whatIsUnknownIsNamed(advice, facts);
        everyStepThatChangedTheTreeIsTold(advice, facts);
        noFigureIsBroken(advice, facts);
    }

    /** A method that does not fit is recommended only where none of those in its place does. */
    private static void staysWithinItsGpus(Decision decision, Case facts) {
        Advice advice = decision.advice();
        List<Rung> rungs = decision.concluded(Rung.class);
        decision.concluded(CapacityChoice.class).forEach(choice -> {
            Rung chosen = rungs.stream()
                    .filter(each -> each.strategy().equals(choice.strategy()))
                    .findFirst()
                    .orElseThrow();
            if (rungs.stream().anyMatch(Rung::fits)) {
                assertThat(chosen.fits()).as(facts.json()).isTrue();
                assertThat(advice.findings()).as(facts.json()).noneMatch(each -> each.code()
                        .equals("NOTHING_FITS"));
                Optional<Advice.Cost> cost = advice.costs().stream()
                        .filter(each -> each.strategy().equals(choice.strategy()))
                        .findFirst();
                assertThat(cost.map(Advice.Cost::fits).orElse(null))
                        .as(facts.json())
                        .isNotEqualTo(false);
            } else {
                assertThat(advice.findings()).as(facts.json()).anyMatch(each -> each.code()
                        .equals("NOTHING_FITS"));
                assertThat(advice.viability().verdict()).as(facts.json()).isNotEqualTo("PROCEED");
            }
        });
    }

    private static void whatIsUnknownIsNamed(Advice advice, Case facts) {
        Advice.Viability viability = advice.viability();
        assertThat(viability.verdict()).as(facts.json()).isNotBlank();
        assertThat(viability.reason()).as(facts.json()).isNotBlank();
        if (viability.partial()) {
            assertThat(viability.unknown()).as(facts.json()).isNotEmpty();
        }
        if (viability.tlEvs() == null) {
            assertThat(viability.unknown()).as(facts.json()).isNotEmpty();
        }
        viability
                .unknown()
                .forEach(each -> assertThat(each.fact()).as(facts.json()).startsWith("/"));
    }

    private static void everyStepThatChangedTheTreeIsTold(Advice advice, Case facts) {
        Advice.Recommendation recommendation = advice.recommendation();
        Advice.ByTheTree tree = recommendation.byTheTree();
        boolean same = tree.strategy().equals(recommendation.strategy())
                && Objects.equals(tree.adaptation(), recommendation.adaptation());
        assertThat(recommendation.replacedBecause().isEmpty())
                .as("%s → %s of %s", tree, recommendation, facts.json())
                .isEqualTo(same);
    }

    private static void noFigureIsBroken(Advice advice, Case facts) {
        assertThat(advice.findings())
                .as(facts.json())
                .allMatch(each -> !each.message().contains("NaN")
                        && !each.message().contains("null")
                        && !each.message().contains("Infinity")
                        && !each.message().contains("{"));
        assertThat(advice.recommendation().summary()).as(facts.json()).doesNotContain("null", "NaN", "{");
        advice.nextSteps().forEach(each -> assertThat(each.what() + each.because())
                .as(facts.json())
                .doesNotContain("null", "NaN", "{"));
    }
}
