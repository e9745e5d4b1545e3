package org.transferadvisor.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.facts.reading.RefusedException;

/**
 * How a service is to run.
 *
 * @param bind the address to listen on
 * @param port the port; 0 for any that is free
 * @param token what every request has to show; null where only what writes needs a key, which is made anew at each start
 * @param hosts names besides its address and {@code localhost} that it may be asked by
 * @param rules folder of the rulebook; null for the built-in one, which cannot be published to
 * @param log where decisions are kept; null for nowhere
 * @param readOnly whether neither the rulebook nor outcomes may be written
 * @param requireApproval whether only a rulebook is in force that somebody approved as it is
 */
public record ServiceSettings(
        String bind,
        int port,
        @Nullable String token,
        List<String> hosts,
        @Nullable Path rules,
        @Nullable String log,
        boolean readOnly,
        boolean requireApproval) {

    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The fewest characters of a token. */
    public static final int SHORTEST_TOKEN = 16;

    /** A service of the built-in rulebook on any free port of this machine, without a log. */
    public static final ServiceSettings DEFAULT =
            new ServiceSettings(LOOPBACK, 0, null, List.of(), null, null, false, false);

    /** Copies the list, so that the record does not change. */
    public ServiceSettings {
        hosts = List.copyOf(hosts);
    }

    /**
     * The same, where it is safe.
     *
     * @throws RefusedException where others could reach it without a token, or the token could be guessed
     */
    public ServiceSettings checked() {
        InetAddress address;
        try {
            address = InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw refused(
                    "--bind",
                    Problem.quoted(bind) + " is no address of this machine",
                    "such as 127.0.0.1 or 0.0.0.0",
                    null);
        }
        if (!address.isLoopbackAddress() && token == null) {
            throw refused(
                    "--bind",
                    Problem.quoted(bind) + " can be reached from other machines, and no token is asked for",
                    "--bind together with --token",
                    "ADVISOR_TOKEN=$(openssl rand -hex 16) advisor serve --bind " + bind
                            + " --token \"$ADVISOR_TOKEN\"");
        }
        if (token != null && (token.length() < SHORTEST_TOKEN || !token.matches("[\\x21-\\x7e]+"))) {
            throw refused(
                    "--token",
                    "the token is too short or holds spaces or signs beyond ASCII",
                    SHORTEST_TOKEN + " characters or more, without spaces",
                    "`openssl rand -hex 16` makes one");
        }
        return this;
    }

    private static RefusedException refused(String option, String message, String allowed, @Nullable String hint) {
        return new RefusedException(List.of(new Problem(option, 0, 0, "", message, allowed, hint)));
    }
}
