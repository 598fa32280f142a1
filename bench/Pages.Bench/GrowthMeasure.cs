using System.Text;
using BriefingBus.Cleaner.Extraction;

namespace BriefingBus.Bench.Pages;

/// <summary>
/// How the cost grows with the size of a page, for ordinary and for hostile shapes: four times the size should cost about four times
/// the time.
/// </summary>
internal static class GrowthMeasure
{
    private static readonly (string Name, string Piece)[] Shapes =
    [
        ("article", """
            <p>The harbour council voted on Tuesday to rebuild the <a href="/p">old ferry pier</a>,
            which has been closed since the storm of last autumn.</p>

            """),
        ("discussion", """
            <li class="comment depth-3"><div class="comment-body"><cite>Anton</cite>
            <p>The old pier was good enough for <a href="/u">all of us</a>, and I would rather see the money spent on lamps.</p></div></li>

            """),
        ("nested divisions", "<div>"),
        ("crossed tags", "<b><i></b></i>"),
        ("nested tables", "<table><tr><td>x"),
        ("nested lists", "<ul><li>x"),
        ("one-letter paragraphs", "<p>x</p>"),
        ("links", "<a href=x>y</a> "),
        ("footnote marks", "<sup><a href='#a'>1</a></sup>"),
        ("unclosed forms", "<form><input><select><option>x"),
        ("named divisions", "<div class='article-body related-x y'>The pier opens.</div>"),
        ("less-than signs", "<"),
        ("mojibake", "â€™Ã© "),
    ];

    /// <summary>Prints the table.</summary>
    public static int Run()
    {
        Console.WriteLine($"{"shape",-24}{"0.5 MB",10}{"2 MB",10}   growth");
        foreach (var (name, piece) in Shapes)
        {
            var small = Cost(piece, 500_000);
            var large = Cost(piece, 2_000_000);
            Console.WriteLine($"{name,-24}{small,7:F0} ms{large,7:F0} ms   {large / small:F1} times");
        }

        return 0;
    }

    private static double Cost(string piece, int length)
    {
        var page = new StringBuilder("<html><body>").Insert(12, piece, length / piece.Length).ToString();
        return Enumerable.Range(0, 3).Min(_ => ProcessorTime.Of(() => PageReader.Read(page, null)));
    }
}
