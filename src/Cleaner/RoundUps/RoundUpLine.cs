using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>A line of an entry's text as a browser shows it.</summary>
/// <param name="Form">The element that contains it: <c>h3</c>, <c>li</c>, <c>p</c>.</param>
/// <param name="Starts">True if it begins its element; false after a <c>br</c> and for elements nested in a list item.</param>
/// <param name="StartsNested">True if it begins an element nested in a list item.</param>
/// <param name="Runs">Its text in runs of one kind.</param>
internal sealed record RoundUpLine(string Form, bool Starts, bool StartsNested, IReadOnlyList<TextRun> Runs)
{
    /// <summary>Its text.</summary>
    public string Text { get; } = string.Concat(Runs.Select(r => r.Text)).Trim();

    /// <summary>True for <c>h1</c> to <c>h6</c>.</summary>
    public bool IsHeading => Form is ['h', >= '1' and <= '6'];

    /// <summary>The visible lines of a parsed fragment.</summary>
    public static IReadOnlyList<RoundUpLine> Read(MarkupNode root)
    {
        var reader = new Reader();
        reader.Visit(root, new Place("p", Depth: 0, IsBold: false, Link: null));
        reader.Flush();
        return reader.Lines;
    }

    private readonly record struct Place(string Form, int Depth, bool IsBold, string? Link);

    private sealed class Reader
    {
        private readonly List<TextRun> runs = [];
        private string form = "p";
        private bool starts = true;
        private bool isNested;

        public List<RoundUpLine> Lines { get; } = [];

        public void Visit(MarkupNode node, Place place)
        {
            if (node.IsText)
                Add(node.Text, place);
            else if (node.Name == "br")
                Flush();
            else if (!HtmlElements.NeverText.Contains(node.Name) && !HiddenText.Hides(node))
                VisitElement(node, place);
        }

        public void Flush()
        {
            if (runs.Exists(r => !string.IsNullOrWhiteSpace(r.Text)))
            {
                Lines.Add(new RoundUpLine(form, starts && !isNested, starts && isNested, [.. runs]));
                starts = false;
            }
            runs.Clear();
        }

        private void VisitElement(MarkupNode node, Place place)
        {
            var inside = place with
            {
                IsBold = place.IsBold || node.Name is "b" or "strong",
                Link = node.Name == "a" ? node.Attribute("href") : place.Link,
            };
            if (!node.IsBlock)
            {
                node.Children.ForEach(child => Visit(child, inside));
                return;
            }
            if (node.Name == "tr" && RoundUpRow.IsHead(node))
                return;
            inside = Inside(node.Name, inside);
            // A paragraph in a list item begins the item only if there is nothing before it.
            Begin(inside, node.Name == "li" || place.Form != "li");
            if (node.Name == "tr" && RoundUpRow.ToldOfOneStory(node) is { } cells)
                VisitRow(cells, inside);
            else
                node.Children.ForEach(child => Visit(child, inside));
            Flush();
            (form, isNested, starts) = (place.Form, place.Depth > 1, place.Form != "li");
        }

        private void VisitRow(IEnumerable<MarkupNode> cells, Place place)
        {
            foreach (var cell in cells)
            {
                cell.Children.ForEach(child => Visit(child, place));
                Add(" ", place);
            }
        }

        private void Begin(Place inside, bool isNew)
        {
            Flush();
            (form, isNested) = (inside.Form, inside.Depth > 1);
            starts = isNew || starts;
        }

        private static Place Inside(string name, Place outer) => name switch
        {
            "li" => outer with { Form = "li", Depth = outer.Depth + 1 },
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => outer with { Form = name },
            _ => outer,
        };

        private void Add(string text, Place place)
        {
            var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.None)).Replace('\u00A0', ' ');
            if (runs is [.., var last] && last.IsBold == place.IsBold && last.Link == place.Link)
                runs[^1] = last with { Text = last.Text + flat };
            else
                runs.Add(new TextRun(flat, place.IsBold, place.Link));
        }
    }
}

/// <summary>A run of text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsBold">Whether it is in bold.</param>
/// <param name="Link">The link's address, as written, or null.</param>
internal sealed record TextRun(string Text, bool IsBold, string? Link);
