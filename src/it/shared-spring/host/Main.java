package host;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.transferadvisor.Advice;
import org.transferadvisor.Advisor;
import org.transferadvisor.facts.ProjectFacts;

/** A program on Spring Boot that answers by HTTP with what the starter brings, and asks itself. */
@SpringBootApplication
@RestController
public class Main {

    private final Advisor advisor;

    Main(Advisor advisor) {
        this.advisor = advisor;
    }

    @PostMapping("/advices")
    Advice advise(@RequestBody ProjectFacts facts) {
        return advisor.advise(facts);
    }

    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Main.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.endpoint.health.show-details=always")) {
            String address = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            Asked.ask(context.getBean(Advisor.class));
            HttpResponse<String> advice = post(address, Files.readString(Asked.facts()));
            Asked.expect(200, advice.statusCode());
            Asked.same(advice.body());
            HttpResponse<String> refused = post(address, "{\"project\": \"Host\", \"budget\": {\"compute\": -1}}");
            Asked.expect(400, refused.statusCode());
            Asked.expect(
                    "application/problem+json",
                    refused.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
            contains(refused.body(), "\"title\":\"The facts are refused\"", "\"pointer\":\"/budget/compute\"", "`-1`");
            HttpResponse<String> health = get(address + "/actuator/health");
            contains(health.body(), "\"advisor\":{", "\"digest\":\"" + context.getBean(Advisor.class).identity().digest());
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            Asked.expect(3L, registry.get("advisor.decision").tag("outcome", "advised").timer().count());
            Asked.expect(3.0, registry.get("advisor.advices").counters().stream().mapToDouble(each -> each.count()).sum());
        }
        System.out.println("all answer");
    }

    private static HttpResponse<String> post(String address, String facts) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/advices"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(facts))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void contains(String text, String... parts) {
        for (String part : parts) {
            if (!text.contains(part)) {
                Asked.expect("… " + part + " …", text);
            }
        }
    }
}
