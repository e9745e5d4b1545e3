package org.transferadvisor.rulebook.check;

import java.nio.file.Path;
import org.transferadvisor.rulebook.RulebookFiles;

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
        boolean elsewhere = RulebookFiles.isBuiltIn(file) || Path.of(file).isAbsolute();
        String path = elsewhere ? file : file.replace(':', '/');
        return plain.isEmpty() || elsewhere ? path : plain.endsWith("/") ? plain + path : plain + "/" + path;
    }
}
