package org.transferadvisor.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieRuntimeFactory;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;

/** The decisions as DMN on KIE's engine. */
final class KieDmn implements Decider {

    private final KieContainer container;
    private final DMNRuntime runtime;
    private final DMNModel model;

    KieDmn() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        try (InputStream in = KieDmn.class.getResourceAsStream("/bench/decisions.dmn")) {
            files.write(services.getResources()
                    .newByteArrayResource(in.readAllBytes())
                    .setResourceType(ResourceType.DMN)
                    .setSourcePath("src/main/resources/decisions.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var builder = services.newKieBuilder(files).buildAll();
        container = services.newKieContainer(builder.getKieModule().getReleaseId());
        runtime = KieRuntimeFactory.of(container.getKieBase()).get(DMNRuntime.class);
        model = runtime.getModels().get(0);
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages().toString());
        }
    }

    @Override
    public String decide(Situation s) {
        DMNContext context = runtime.newContext();
        CamundaDmn.variables(s).forEach(context::set);
        DMNResult result = runtime.evaluateAll(model, context);
        return String.valueOf(result.getDecisionResultByName("answer").getResult());
    }

    @Override
    public void close() {
        container.dispose();
    }
}
