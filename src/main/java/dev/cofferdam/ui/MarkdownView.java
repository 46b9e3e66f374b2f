package dev.cofferdam.ui;

import dev.cofferdam.caselog.Mention;
import dev.cofferdam.caselog.Mentions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * CommonMark as nodes. Nothing is fetched and nothing opens: HTML stays the text that it is, a picture is its
 * description, and a link only copies its address, which is shown beside it when its text is something else.
 */
public final class MarkdownView extends VBox {
    /** Deep enough for any guidance; deeper nesting stays text, so that no text can exhaust the stack. */
    private static final int DEPTH = 12;

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEPTH).maxInlineNesting(DEPTH).build();

    private static final CaseLinks NOWHERE = new CaseLinks() {
        @Override
        public void record(long seq) {}

        @Override
        public void step(String id) {}
    };

    public MarkdownView(String markdown) {
        this(markdown, Mentions.NONE, NOWHERE);
    }

    /** What it mentions of what is {@code known} becomes links. */
    public MarkdownView(String markdown, Mention.Known known, CaseLinks links) {
        super(10);
        getStyleClass().add("markdown");
        PARSER.parse(SafeText.of(markdown)).accept(new Renderer(this, known, links));
    }

    private static final class Renderer extends AbstractVisitor {
        /** Narrower than any place that Markdown is shown in. */
        private static final int CODE = 30;

        private final Deque<Pane> blocks = new ArrayDeque<>();
        private final Deque<String> styles = new ArrayDeque<>();
        private final Mention.Known known;
        private final CaseLinks links;
        private TextFlow line = new ShapedFlow();

        Renderer(Pane root, Mention.Known known, CaseLinks links) {
            this.known = known;
            this.links = links;
            blocks.push(root);
        }

        @Override
        public void visit(Heading heading) {
            paragraph(heading, "md-heading", "md-heading-" + Math.min(heading.getLevel(), 4));
        }

        @Override
        public void visit(Paragraph paragraph) {
            paragraph(paragraph, "md-paragraph");
        }

        @Override
        public void visit(BulletList list) {
            inside(list, new VBox(4), "md-list");
        }

        @Override
        public void visit(OrderedList list) {
            inside(list, new VBox(4), "md-list");
        }

        @Override
        public void visit(ListItem item) {
            var sign = new Label(sign(item));
            sign.getStyleClass().add("md-sign");
            sign.setMinWidth(Region.USE_PREF_SIZE);
            var content = new VBox(4);
            HBox.setHgrow(content, Priority.ALWAYS);
            blocks.element().getChildren().add(new HBox(8, sign, content));
            blocks.push(content);
            visitChildren(item);
            blocks.pop();
        }

        @Override
        public void visit(BlockQuote quote) {
            inside(quote, new VBox(8), "md-quote");
        }

        @Override
        public void visit(FencedCodeBlock code) {
            block(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            block(code.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            block(html.getLiteral());
        }

        @Override
        public void visit(ThematicBreak rule) {
            var line = new Region();
            line.getStyleClass().add("md-rule");
            blocks.element().getChildren().add(line);
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            withLinks(text.getLiteral(), this::add);
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            add(" ");
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            add("\n");
        }

        @Override
        public void visit(Emphasis emphasis) {
            styled("md-emphasis", emphasis);
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            styled("md-strong", emphasis);
        }

        @Override
        public void visit(Code code) {
            withLinks(code.getLiteral(), this::addCode);
        }

        @Override
        public void visit(HtmlInline html) {
            add(html.getLiteral());
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            add(" (" + image.getDestination() + ")");
        }

        @Override
        public void visit(Link link) {
            var words = new StringBuilder();
            link.accept(new LinkText(words));
            var copies = new Hyperlink(words.isEmpty() ? link.getDestination() : words.toString());
            copies.setOnAction(_ -> Parts.copy(link.getDestination()));
            copies.setTooltip(Parts.tooltip(Words.of("markdown.copies", link.getDestination())));
            copies.setAccessibleHelp(Words.of("markdown.copies", link.getDestination()));
            // a text flow breaks words, but no control in it: an address that is wider than the flow is shortened
            copies.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            copies.maxWidthProperty().bind(line.widthProperty());
            line.getChildren().add(copies);
            if (!copies.getText().equals(link.getDestination())) add(" (" + link.getDestination() + ")");
        }

        private void paragraph(org.commonmark.node.Node node, String... styleClasses) {
            line = new ShapedFlow();
            line.getStyleClass().addAll(styleClasses);
            visitChildren(node);
            blocks.element().getChildren().add(line);
        }

        private void inside(org.commonmark.node.Node node, Pane pane, String styleClass) {
            pane.getStyleClass().add(styleClass);
            blocks.element().getChildren().add(pane);
            blocks.push(pane);
            visitChildren(node);
            blocks.pop();
        }

        private void styled(String styleClass, org.commonmark.node.Node node) {
            styles.push(styleClass);
            visitChildren(node);
            styles.pop();
        }

        private void withLinks(String words, Consumer<String> plain) {
            var from = 0;
            for (var span : Mentions.spans(words, known)) {
                if (span.from() > from) plain.accept(words.substring(from, span.from()));
                var link = new MentionLink(span.what(), words.substring(span.from(), span.to()), links);
                link.maxWidthProperty().bind(line.widthProperty());
                line.getChildren().add(link);
                from = span.to();
            }
            if (from < words.length()) plain.accept(words.substring(from));
        }

        private void add(String words) {
            (ShapedText.wraps(words) ? List.of(words) : ShapedText.pieces(words)).forEach(piece -> {
                var text = new Text(piece);
                text.getStyleClass().addAll(styles);
                line.getChildren().add(text);
            });
        }

        /** A label in a text flow is never broken, so that what is long becomes several. */
        private void addCode(String words) {
            for (var from = 0; from < words.length(); from += CODE) {
                var label = new Label(words.substring(from, Math.min(words.length(), from + CODE)));
                label.getStyleClass().add("md-code");
                line.getChildren().add(label);
            }
        }

        private void block(String literal) {
            Node code = Parts.wrapped(literal.stripTrailing(), "md-code-block");
            blocks.element().getChildren().add(code);
        }

        private static String sign(ListItem item) {
            if (!(item.getParent() instanceof OrderedList list)) return "•";
            var first = list.getMarkerStartNumber();
            var number = first == null ? 1 : first;
            for (var before = item.getPrevious(); before != null; before = before.getPrevious()) number++;
            return number + ".";
        }
    }

    /** The words of a link, without what they look like. */
    private static final class LinkText extends AbstractVisitor {
        private final StringBuilder words;

        LinkText(StringBuilder words) {
            this.words = words;
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            words.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            words.append(code.getLiteral());
        }
    }
}
