package host;

import java.nio.file.Path;
import org.kie.api.KieServices;
import org.transferadvisor.Advisor;

/** A program of named modules. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Asked.expect("host", Main.class.getModule().getName());
        Asked.expect("org.transferadvisor", Advisor.class.getModule().getName());
        try (Advisor advisor = Advisor.create()) {
            Asked.ask(advisor);
        }
        try (Advisor advisor = Advisor.of(Path.of(System.getProperty("rules")))) {
            Asked.ask(advisor);
        }
        Asked.ask(KieServices.get().getKieClasspathContainer().newKieSession("advice-stateful"));
        System.out.println("all answer");
    }
}
