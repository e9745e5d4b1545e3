package host;

import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.transferadvisor.Advisor;

/** A program on plain KIE, with rules of its own beside ours. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        KieSession other = KieServices.get().getKieClasspathContainer().newKieSession("other-session");
        try {
            other.insert("four");
            other.fireAllRules();
            Asked.expect("[4]", other.getObjects(each -> each instanceof Integer).toString());
        } finally {
            other.dispose();
        }
        Asked.ask(KieServices.get().getKieClasspathContainer().newKieSession("advice-stateful"));
        try (Advisor advisor = Advisor.create()) {
            Asked.ask(advisor);
        }
        System.out.println("all answer");
    }
}
