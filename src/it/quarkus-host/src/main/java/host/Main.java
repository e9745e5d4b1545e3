package host;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import org.kie.api.KieServices;
import org.transferadvisor.Advisor;

/** A program on Quarkus that has its advisor injected. */
@QuarkusMain
public class Main implements QuarkusApplication {

    @Inject
    Advisor advisor;

    public static void main(String[] arguments) {
        Quarkus.run(Main.class, arguments);
    }

    @Override
    public int run(String... arguments) throws Exception {
        Asked.ask(advisor);
        Asked.ask(KieServices.get().getKieClasspathContainer().newKieSession("advice-stateful"));
        System.out.println("both answer");
        return 0;
    }
}
