using System.Runtime.InteropServices;
using System.Text;

namespace BriefingBus.Cleaner.Html;

/// <content>The nodes that tags and text become.</content>
internal sealed partial class MarkupParser
{
    private readonly MarkupNode document = MarkupNode.NewDocument();
    private readonly List<MarkupNode> open = [];

    /// <summary>The text since the last tag that counts.</summary>
    private readonly StringBuilder text = new();

    /// <summary>How many of the open elements show their text as it is written.</summary>
    private int verbatim;

    private MarkupNode Innermost => open.Count == 0 ? document : open[^1];

    /// <summary>Opens an element with the attributes that were read last.</summary>
    private void Open(string name)
    {
        EndText();
        open.Add(Innermost.AddElement(name, CollectionsMarshal.AsSpan(attributes)));
        openCount[name] = openCount.GetValueOrDefault(name) + 1;
        verbatim += HtmlElements.Verbatim.Contains(name) ? 1 : 0;
    }

    private void AddVoid(string name, ReadOnlySpan<MarkupAttribute> attributes = default)
    {
        EndText();
        Innermost.AddElement(name, attributes);
    }

    private void CloseDownTo(int depth)
    {
        while (open.Count > depth)
        {
            EndText();
            var element = open[^1];
            element.Close();
            open.RemoveAt(open.Count - 1);
            openCount[element.Name]--;
            verbatim -= HtmlElements.Verbatim.Contains(element.Name) ? 1 : 0;
        }
    }

    /// <summary>What was read as text becomes a node of the innermost element.</summary>
    private void EndText()
    {
        if (text.Length == 0)
        {
            return;
        }

        var raw = text.ToString();
        text.Clear();
        Innermost.AddText(Innermost.Name == "script" ? raw
            : verbatim > 0 ? CharacterReferences.Decode(raw)
            : CharacterReferences.DecodeTwice(raw));
    }
}
