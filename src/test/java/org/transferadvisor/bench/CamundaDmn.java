package org.transferadvisor.bench;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The decisions as DMN on Camunda's engine. */
final class CamundaDmn implements Decider {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision =
            engine.parseDecision("answer", CamundaDmn.class.getResourceAsStream("/bench/decisions.dmn"));

    static Map<String, Object> variables(Situation s) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("match", s.match());
        variables.put("adaptationBudget", s.adaptationBudget());
        variables.put("samples", s.samples());
        variables.put("compute", s.compute());
        variables.put("requirement", s.requirement());
        variables.put("dps", s.dps());
        variables.put("quality", s.quality());
        variables.put("size", s.size());
        variables.put("access", s.access());
        variables.put("variants", s.variants());
        variables.put("deployment", s.deployment());
        return variables;
    }

    @Override
    public String decide(Situation s) {
        return engine.evaluateDecision(decision, variables(s)).getSingleResult().getSingleEntry();
    }
}
