using System.Text;

namespace BriefingBus.Testing;

/// <summary>
/// Damages documents in the ways that networks, programs, people and attackers do. The same seed makes the same damage.
/// </summary>
/// <param name="seeds">The documents to start from.</param>
/// <param name="seed">Start of the sequence of random numbers.</param>
/// <param name="longest">Longest document to make, in bytes: longer ones give a window of this length.</param>
public sealed class DocumentMutator(IReadOnlyList<byte[]> seeds, int seed, int longest = 8192)
{
    /// <summary>Pieces of markup that a parser has to think about.</summary>
    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "/", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>",
            "<!DOCTYPE x [", "]>", "<!ENTITY a \"&a;&a;\">", "&a;", "&#", "&#x110000;", "&#0;", "&#xD800;",
            "</", "/>", "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<description>", "</channel>", "<rss>", "<feed>",
            "<link href=", " xmlns=\"\"", " xmlns:a=\"http://www.w3.org/2005/Atom\"", " xml:base=\"../\"", "<a:b:c>",
            "{", "}", "[", "]", ",", ":", "\\u", "\\", "\0", "\uFEFF", "\u0085",
            " type=\"xhtml\"", " mode=\"base64\"", "<br>", "<div>", "encoding=\"utf-16\"", "encoding=\"nonsense\"",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0x1F, 0x8B], [0xC2], [0xEF, 0xBB], [0xF0, 0x9F], [0x80], [0x1B, 0x24, 0x42],
    ];

    private readonly Random random = new(seed);

    /// <summary>The next damaged document.</summary>
    public byte[] Next()
    {
        var document = Window(seeds[random.Next(seeds.Count)]);
        for (var times = random.Next(1, 6); times > 0; times--) Damage(document);
        return [.. document];
    }

    /// <summary>The head of a long document, where its declarations are, with a piece from anywhere after it.</summary>
    private List<byte> Window(byte[] document)
    {
        if (document.Length <= longest) return [.. document];
        var head = longest / 4;
        var from = random.Next(head, document.Length - (longest - head) + 1);
        return [.. document.AsSpan(0, head), .. document.AsSpan(from, longest - head)];
    }

    private void Damage(List<byte> document)
    {
        var at = random.Next(document.Count + 1);
        var length = Math.Min(random.Next(1, 64), document.Count - at);
        switch (random.Next(8))
        {
            case 0 when document.Count > 0: document[Math.Min(at, document.Count - 1)] = (byte)random.Next(256); break;
            case 1 when document.Count > 0: document[Math.Min(at, document.Count - 1)] ^= (byte)(1 << random.Next(8)); break;
            case 2: document.RemoveRange(at, length); break;
            case 3: document.InsertRange(at, document.GetRange(at, length)); break;
            case 4: document.RemoveRange(at, random.Next(4) == 0 ? document.Count - at : 0); break;
            case 5: Repeat(document, at); break;
            case 6: Splice(document, at); break;
            default: document.InsertRange(at, Fragments[random.Next(Fragments.Length)]); break;
        }
    }

    private void Repeat(List<byte> document, int at)
    {
        var fragment = Fragments[random.Next(Fragments.Length)];
        for (var times = random.Next(2, 200); times > 0; times--) document.InsertRange(at, fragment);
    }

    private void Splice(List<byte> document, int at)
    {
        var other = seeds[random.Next(seeds.Count)];
        var from = random.Next(other.Length + 1);
        document.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(512), other.Length - from)).ToArray());
    }
}
