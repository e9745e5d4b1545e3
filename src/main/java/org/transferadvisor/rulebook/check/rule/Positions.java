package org.transferadvisor.rulebook.check.rule;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import org.transferadvisor.rulebook.drl.Place;

/**
 * Where the parts of a piece of Java stand in their file.
 *
 * @param base where its first character stands
 * @param shift how many characters were put before it to parse it
 */
record Positions(Place base, int shift) {

    Place of(Node node) {
        return node.getBegin().map(this::of).orElse(base);
    }

    Place of(Position position) {
        return position.line == 1
                ? new Place(base.line(), Math.max(base.column(), base.column() + position.column - 1 - shift))
                : new Place(base.line() + position.line - 1, position.column);
    }
}
