package org.transferadvisor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transferadvisor.Advice;
import org.transferadvisor.Case;
import org.transferadvisor.RandomProjects;
import org.transferadvisor.authoring.scenarios.AdviceFields;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.report.JsonReport;

/** An advice of which only chosen parts are made holds these as the whole advice does. */
class AdviceFieldsTest {

    /** What differs each time. */
    private static final Set<String> OF_ITS_OWN = Set.of("id", "decidedAt");

    private static JsonNode json(Object value) throws IOException {
        return JsonMapper.builder().build().readTree(new JsonReport().bytes(value));
    }

    @Test
    void eachPartIsTheSameAloneAsInTheWhole() throws IOException {
        for (Case facts : RandomProjects.wide(41, 4)) {
            JsonNode whole = json(Case.advisor().advise(facts.document(), Basis.PUBLISHED, null));
            List<String> parts = new ArrayList<>();
            whole.fieldNames().forEachRemaining(parts::add);
            parts.removeAll(OF_ITS_OWN);
            assertThat(parts).contains("trace", "facts", "costs", "assumptions", "sources", "findings", "factsDigest");
            parts.addAll(List.of("recommendation.byProximity", "recommendation.summary", "viability.verdict"));
            for (String part : parts) {
                AdviceFields fields = AdviceFields.of(
                        List.of(part), "--fields", Case.advisor().rulebook());
                Advice some = Case.advisor().advise(facts.document(), Basis.PUBLISHED, null, fields::touches);
                assertThat(json(fields.of(some)).get(part))
                        .as(part + " of " + facts.json())
                        .isEqualTo(whole.at("/" + part.replace('.', '/')));
            }
        }
    }
}
