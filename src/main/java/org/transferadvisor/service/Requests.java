package org.transferadvisor.service;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.Advice;
import org.transferadvisor.facts.Basis;
import org.transferadvisor.facts.reading.Document;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/** Reads what is asked. */
final class Requests {

    /** What messages call facts that were sent. */
    private static final String BODY = "request";

    /** How long all that is sent at once may take. */
    private static final int PATIENCE_SECONDS = 20;

    private Requests() {}

    /** What was sent, in JSON or YAML. */
    static Document document(Context request) {
        return Document.of(BODY, bytes(request, Document.LARGEST));
    }

    /** What was sent, of so many bytes at the most. */
    static byte[] bytes(Context request, int most) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (InputStream in = request.bodyInputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                bytes.write(part, 0, read);
                if (bytes.size() > most) {
                    throw new HttpProblem(413, "That is too much at once", "at most " + most + " bytes");
                }
                if (System.nanoTime() > until) {
                    throw new HttpProblem(
                            408, "What was sent came too slowly", PATIENCE_SECONDS + " seconds for all of it");
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new HttpProblem(400, "What was sent broke off", "all of it, without pauses");
        }
    }

    /** The fields of an object that was sent, each of which has to be known. */
    static Map<String, @Nullable Object> fields(Context request, String... known) {
        Document document = document(request);
        List<Problem> problems = new ArrayList<>(document.problems());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (document.root().plain() instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        if (!List.of(known).containsAll(fields.keySet()) || fields.isEmpty() && known.length > 0) {
            problems.add(new Problem(
                    BODY,
                    0,
                    0,
                    "",
                    "that is no object with the fields that are read here",
                    String.join(", ", known),
                    null));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return fields;
    }

    /** A text that has to be there. */
    static String text(Map<String, @Nullable Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new RefusedException(List.of(
                new Problem(BODY, 0, 0, "/" + name, Problem.quoted(name) + " is not given as text", "a text", null)));
    }

    /** Which figures. */
    static Basis basis(Context request) {
        String asked = request.queryParam("basis");
        return asked == null
                ? Basis.PUBLISHED
                : switch (asked) {
                    case "published" -> Basis.PUBLISHED;
                    case "measured" -> Basis.MEASURED;
                    default -> throw Replies.parameter("basis", asked, "published, measured");
                };
    }

    /** Who asks, and what for; null where nobody says. */
    static Advice.@Nullable Request who(Context request) {
        String by = request.queryParam("by");
        String purpose = request.queryParam("purpose");
        return by == null && purpose == null ? null : new Advice.Request(by, purpose);
    }

    /** A parameter that is true or false. */
    static boolean flag(Context request, String name) {
        String asked = request.queryParam(name);
        if (asked == null || asked.equals("false")) {
            return false;
        }
        if (asked.equals("true")) {
            return true;
        }
        throw Replies.parameter(name, asked, "true, false");
    }
}
