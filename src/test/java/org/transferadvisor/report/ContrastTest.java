package org.transferadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the page, light and dark, by the contrast of WCAG 2.2: 4.5 for text (AA), 3 for what is drawn. */
class ContrastTest {

    private static final double TEXT = 4.5;
    private static final double DRAWN = 3;

    private static final Pattern PALETTE = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #(\\w{6})");

    private static final List<String> TEXT_ON_PAPER = List.of("ink", "muted", "accent", "good", "bad", "warn");
    private static final List<String> GROUNDS =
            List.of("paper", "sheet", "accent-soft", "good-soft", "bad-soft", "warn-soft");
    private static final List<String> SERIES = List.of("s0", "s1", "s2", "s3", "s4", "s5");

    @Test
    void textAndDrawingsStandOutInLightAndDark() throws IOException {
        List<Map<String, Integer>> palettes = palettes();
        assertThat(palettes).hasSize(2);
        for (Map<String, Integer> palette : palettes) {
            TEXT_ON_PAPER.forEach(text -> assertContrast(palette, text, "paper", TEXT));
            GROUNDS.forEach(ground -> assertContrast(palette, "ink", ground, TEXT));
            GROUNDS.forEach(ground -> assertContrast(palette, "muted", ground, TEXT));
            assertContrast(palette, "ink", "track", TEXT);
            assertContrast(palette, "accent", "accent-soft", TEXT);
            assertContrast(palette, "warn", "warn-soft", TEXT);
            SERIES.forEach(series -> assertContrast(palette, series, "paper", DRAWN));
        }
    }

    private static List<Map<String, Integer>> palettes() throws IOException {
        Matcher palette = PALETTE.matcher(Files.readString(Path.of("src/main/resources/templates/style.jte")));
        List<Map<String, Integer>> palettes = new ArrayList<>();
        while (palette.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(palette.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
            }
            palettes.add(colours);
        }
        return palettes;
    }

    private static void assertContrast(Map<String, Integer> palette, String front, String ground, double least) {
        double a = luminance(palette.get(front));
        double b = luminance(palette.get(ground));
        assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
                .as("%s on %s", front, ground)
                .isGreaterThanOrEqualTo(least);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
