package dev.cofferdam.ui;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * A place for a part that is built anew only when what it shows is different, so that nothing flickers or loses focus.
 */
public final class Slot<T> extends VBox {
    private final Function<T, Optional<Node>> builder;
    private Optional<T> shown = Optional.empty();

    /** @param builder nothing where there is nothing to show */
    public Slot(Function<T, Optional<Node>> builder) {
        this.builder = builder;
        Parts.present(this, false);
    }

    public void show(T value) {
        if (shown.filter(value::equals).isPresent()) return;
        shown = Optional.of(value);
        var node = builder.apply(value);
        getChildren().setAll(node.stream().toList());
        Parts.present(this, node.isPresent());
    }
}
