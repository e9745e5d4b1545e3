package org.transferadvisor.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Answers facts that are refused with all that is wrong with them (RFC 9457). */
@RestControllerAdvice
public class RefusedFacts {

    /**
     * Facts that cannot be used.
     *
     * @param refused what is wrong with them
     * @return a problem with the property {@code problems}
     */
    @ExceptionHandler
    ProblemDetail refused(RefusedException refused) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.getMessage());
        detail.setTitle("The facts are refused");
        detail.setProperty(
                "problems", refused.problems().stream().map(RefusedFacts::shown).toList());
        return detail;
    }

    /**
     * Facts that the rulebook leaves undecided.
     *
     * @param undecided what is
     * @return a problem
     */
    @ExceptionHandler
    ProblemDetail undecided(UndecidedException undecided) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(422), String.valueOf(undecided.getMessage()));
        detail.setTitle("The rulebook does not decide");
        detail.setProperty("problems", List.of());
        return detail;
    }

    private static Map<String, @Nullable Object> shown(Problem problem) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("pointer", problem.pointer());
        shown.put("line", problem.line());
        shown.put("column", problem.column());
        shown.put("message", problem.message());
        shown.put("allowed", problem.allowed());
        shown.put("hint", problem.hint());
        return shown;
    }
}
