using System.Text;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>A line of an entry's text as a browser shows it.</summary>
/// <param name="Form">The element that contains it: <c>h3</c>, <c>li</c>, <c>p</c>.</param>
/// <param name="Starts">True if it begins its element; false after a <c>br</c> and for elements nested in a list item.</param>
/// <param name="StartsNested">True if it begins an element nested in a list item.</param>
/// <param name="Runs">Its text in runs of one kind.</param>
internal sealed record RoundUpLine(string Form, bool Starts, bool StartsNested, IReadOnlyList<TextRun> Runs)
{
    /// <summary>True if a number or a bullet written as text was before it.</summary>
    public bool IsMarked { get; init; }

    /// <summary>True if a number was before it.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Its text.</summary>
    public string Text { get; } = string.Concat(Runs.Select(r => r.Text)).Trim();

    /// <summary>True for <c>h1</c> to <c>h6</c>.</summary>
    public bool IsHeading => IsHeadingForm(Form);

    /// <summary>Whether an element is one of <c>h1</c> to <c>h6</c>.</summary>
    public static bool IsHeadingForm(string form) => form is ['h', >= '1' and <= '6'];

    /// <summary>True if all of it is in bold.</summary>
    public bool IsBold => Runs.All(r => r.IsBold || string.IsNullOrWhiteSpace(r.Text));

    /// <summary>The line without the first characters of its text.</summary>
    public RoundUpLine Without(int characters)
    {
        if (characters == 0)
            return this;
        var left = new List<TextRun>(Runs.Count);
        // The text begins after the white space of the first runs.
        var skip = string.Concat(Runs.Select(r => r.Text)).TakeWhile(char.IsWhiteSpace).Count() + characters;
        foreach (var run in Runs)
        {
            if (skip < run.Text.Length)
                left.Add(run with { Text = run.Text[skip..] });
            skip = Math.Max(0, skip - run.Text.Length);
        }
        return new RoundUpLine(Form, Starts, StartsNested, left) { IsMarked = IsMarked, IsNumbered = IsNumbered };
    }

    /// <summary>The visible lines of a parsed fragment, without the marks before them.</summary>
    public static IReadOnlyList<RoundUpLine> Read(MarkupNode root)
    {
        var reader = new Reader();
        reader.Visit(root, new Place("p", Depth: 0, IsBold: false, Link: null));
        reader.Flush();
        return RoundUpMarks.Remove(reader.Lines);
    }

    private readonly record struct Place(string Form, int Depth, bool IsBold, string? Link);

    private sealed class Reader
    {
        private readonly List<TextRun> runs = [];
        private readonly StringBuilder run = new();
        private Place runPlace;
        private string form = "p";
        private bool starts = true;
        private bool isNested;
        private bool isAfterBreak;

        public List<RoundUpLine> Lines { get; } = [];

        public void Visit(MarkupNode node, Place place)
        {
            if (node.IsText)
                Add(node.Text, place);
            else if (node.Name == "br")
                Break(place);
            else if (!HtmlElements.NeverText.Contains(node.Name) && !HiddenText.Hides(node))
                VisitElement(node, place);
        }

        public void Flush()
        {
            EndRun();
            if (runs.Exists(r => !string.IsNullOrWhiteSpace(r.Text)))
            {
                Lines.Add(new RoundUpLine(form, starts && !isNested, starts && isNested, [.. runs]));
                (starts, isAfterBreak) = (false, false);
            }
            runs.Clear();
        }

        // Two breaks end a paragraph.
        private void Break(Place place)
        {
            Flush();
            starts |= isAfterBreak && place.Form == "p";
            isAfterBreak = true;
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
            if (node.Name == "tr" && RoundUpRow.CellsOfOneStory(node) is { } cells)
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
            if (place.IsBold != runPlace.IsBold || place.Link != runPlace.Link)
                EndRun();
            runPlace = place;
            run.Append(flat);
        }

        private void EndRun()
        {
            if (run.Length > 0)
                runs.Add(new TextRun(run.ToString(), runPlace.IsBold, runPlace.Link));
            run.Clear();
        }
    }
}

/// <summary>A run of text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsBold">Whether it is in bold.</param>
/// <param name="Link">The link's address, as written, or null.</param>
internal sealed record TextRun(string Text, bool IsBold, string? Link)
{
    /// <summary>True if the text is no headline: “Read more”, or words that the links of several stories share.</summary>
    public bool IsLabel { get; init; }
}
