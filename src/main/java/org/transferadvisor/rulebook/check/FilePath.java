package org.transferadvisor.rulebook.check;

import java.nio.file.Path;

/** Names files of a rulebook as the user would. */
final class FilePath {

    private FilePath() {}

    /**
     * The path of a file.
     *
     * @param folder the rulebook's folder as the user named it
     * @param file relative to the rulebook, or elsewhere where it already starts with the folder
     */
    static String in(String folder, String file) {
        String plain = folder.replace('\\', '/');
        return plain.isEmpty() || Path.of(file).isAbsolute()
                ? file
                : plain.endsWith("/") ? plain + file : plain + "/" + file;
    }
}
