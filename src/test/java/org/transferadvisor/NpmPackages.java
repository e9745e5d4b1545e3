package org.transferadvisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Packages of npm that tests look at, where they are to be had. */
public final class NpmPackages {

    private NpmPackages() {}

    /**
     * Installs packages into a folder unless they are there. Nothing of them is run.
     *
     * @param folder of its own under {@code target}
     * @param packages each with its version
     * @return the folder of modules; null where there is no npm, or no registry within its reach
     */
    public static Path install(Path folder, String... packages) throws IOException, InterruptedException {
        Path modules = folder.resolve("node_modules");
        Path done = folder.resolve("installed");
        if (Files.exists(done)) {
            return modules;
        }
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund", "--ignore-scripts"));
        command.addAll(List.of(packages));
        try {
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return code == 0 ? Files.writeString(done, "").resolveSibling("node_modules") : null;
        } catch (IOException e) {
            return null; // no npm here
        }
    }
}
