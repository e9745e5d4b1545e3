package org.transferadvisor.service;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transferadvisor.UndecidedException;
import org.transferadvisor.UnloggedException;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;
import org.transferadvisor.log.store.DamagedException;
import org.transferadvisor.report.JsonReport;

/** Writes answers, and problems as RFC 9457 has them. */
final class Replies {

    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final int MOST_PROBLEMS = 100;
    private static final JsonReport WRITER = new JsonReport();

    private Replies() {}

    /** Answers with a value. */
    static void json(Context request, Object value) {
        request.contentType(JSON).result(WRITER.bytes(value));
    }

    /** Answers with JSON that is written already. */
    static void written(Context request, String json) {
        request.contentType(JSON).result(json);
    }

    /** Answers with what went wrong. */
    static void failed(Context request, Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            problem(request, problem.status(), String.valueOf(problem.getMessage()), problem.detail(), List.of());
            if (problem.status() == 401) {
                request.header("WWW-Authenticate", "Bearer");
            }
        } else if (failure instanceof RefusedException refused) {
            problem(request, 422, "Refused", refused.getMessage(), refused.problems());
        } else if (failure instanceof UndecidedException undecided) {
            problem(request, 422, "Undecided", undecided.getMessage(), List.of());
        } else if (failure instanceof UnloggedException unlogged) {
            problem(request, 503, "The log cannot be written, so there is no answer", unlogged.getMessage(), List.of());
        } else if (failure instanceof DamagedException damaged) {
            problem(
                    request,
                    500,
                    "The log is damaged",
                    "`advisor log verify` tells what of it is: " + damaged.getMessage(),
                    List.of());
        } else if (failure instanceof TimeoutException) {
            problem(request, 503, "It took too long", "ask for less at once", List.of());
        } else if (failure instanceof RejectedExecutionException) {
            request.header("Retry-After", "1");
            problem(request, 503, "Too much is asked for at once", "ask again in a second", List.of());
        } else if (failure instanceof HttpResponseException of) {
            problem(request, of.getStatus(), String.valueOf(of.getMessage()), null, List.of());
        } else {
            LOG.error("a fault of ours at {}", Problem.shown(request.path()), failure);
            problem(request, 500, "A fault of ours, not of your input", "the log of the service tells more", List.of());
        }
    }

    private static void problem(
            Context request, int status, String title, @Nullable String detail, List<Problem> problems) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        if (detail != null) {
            body.put("detail", detail);
        }
        if (!problems.isEmpty()) {
            body.put(
                    "errors",
                    problems.stream().limit(MOST_PROBLEMS).map(Replies::error).toList());
            body.put("count", problems.size());
        }
        request.status(status).contentType(PROBLEM).result(WRITER.bytes(body));
    }

    private static Map<String, Object> error(Problem problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("pointer", problem.pointer());
        error.put("detail", problem.message());
        error.put("allowed", problem.allowed());
        if (problem.hint() != null) {
            error.put("hint", problem.hint());
        }
        error.put("file", problem.file());
        if (problem.line() > 0) {
            error.put("line", problem.line());
            error.put("column", problem.column());
        }
        return error;
    }

    /** A list of what is wrong with a request's parameters, made to a refusal. */
    static HttpProblem parameter(String name, @Nullable String value, String allowed) {
        return new HttpProblem(
                400,
                value == null
                        ? "The parameter `" + name + "` is missing"
                        : Problem.quoted(value) + " cannot be the value of the parameter `" + name + "`",
                "allowed: " + allowed);
    }

    /** Values of a parameter that may stand several times, or with commas between. */
    static List<String> several(Context request, String name) {
        List<String> all = new ArrayList<>();
        request.queryParams(name).forEach(each -> all.addAll(List.of(each.split(",", -1))));
        return all;
    }
}
