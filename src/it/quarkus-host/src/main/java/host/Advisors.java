package host;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.transferadvisor.Advisor;

/** Makes the one advisor of the program, and closes it. */
@Dependent
public class Advisors {

    @Produces
    @Singleton
    Advisor advisor() {
        return Advisor.create();
    }

    void close(@Disposes Advisor advisor) {
        advisor.close();
    }
}
