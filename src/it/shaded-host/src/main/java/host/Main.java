package host;

import org.kie.api.KieServices;
import org.transferadvisor.Advisor;

/** A program whose libraries lie in its own jar. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        try (Advisor advisor = Advisor.create()) {
            Asked.ask(advisor);
        }
        Asked.ask(KieServices.get().getKieClasspathContainer().newKieSession("advice-stateful"));
        System.out.println("both answer");
    }
}
