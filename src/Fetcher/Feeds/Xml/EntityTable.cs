namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Named entities: XML's five, HTML's (which publishers use without declaring them), and those that the document itself declares.
/// Declared entities are expanded with the entities inside them (XML 1.0 §4.4), but only up to a budget and a depth, so no document can
/// explode; external entities are never loaded.</summary>
internal sealed class EntityTable(int budget, FeedProblems problems)
{
    /// <summary>The maximum length of a name.</summary>
    public const int MaxNameLength = 64;

    private const int MaxDeclared = 256;

    /// <summary>The maximum number of entities inside one another; one that holds itself reaches it.</summary>
    private const int MaxDepth = 16;

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private int left = budget;
    private int depth;
    private Dictionary<string, Declared>? declared;

    /// <summary>The text of an entity with its length in UTF-8; no text if it exceeds the whole budget.</summary>
    private readonly record struct Declared(string? Text, int Bytes);

    /// <summary>Reads the <c>&lt;!ENTITY name "value"&gt;</c> declarations of an internal subset.</summary>
    public void Declare(ReadOnlySpan<byte> subset)
    {
        declared ??= new(StringComparer.Ordinal);
        while (declared.Count < MaxDeclared)
        {
            var at = subset.IndexOf("<!ENTITY"u8);
            if (at < 0) return;
            subset = subset[(at + 8)..].TrimStart(" \t\r\n"u8);
            var nameLength = subset[..Math.Min(subset.Length, MaxNameLength + 1)].IndexOfAny(" \t\r\n"u8);
            if (nameLength <= 0) continue;
            var name = Encoding.UTF8.GetString(subset[..nameLength]);
            subset = subset[nameLength..].TrimStart(" \t\r\n"u8);
            if (subset.IsEmpty || subset[0] is not ((byte)'"' or (byte)'\'')) continue;
            var length = subset[1..].IndexOf(subset[0]);
            if (length < 0) return;
            declared.TryAdd(name, new(length <= left ? Encoding.UTF8.GetString(subset.Slice(1, length)) : null, length));
            subset = subset[(length + 2)..];
        }
    }

    /// <summary>Notes an ampersand that begins no reference.</summary>
    public void NoteBareAmpersand() => problems.Add("an ampersand is not escaped");

    /// <summary>Notes a control character that XML forbids.</summary>
    public void NoteControlCharacter() => problems.Add("the text holds control characters that XML forbids");

    /// <summary>Notes half of a surrogate pair.</summary>
    public void NoteLoneSurrogate() => problems.Add("the text holds halves of surrogate pairs");

    /// <summary>The replacement of <c>&amp;name;</c>, or null if it is unknown.</summary>
    public string? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > MaxNameLength) return null;
        Span<char> characters = stackalloc char[MaxNameLength];
        var length = Encoding.UTF8.GetChars(name, characters);
        var key = characters[..length];
        if (FindOwn(key) is { } own) return own;
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var text)) return text.Length == 0 ? null : text;
        return Learn(key.ToString());
    }

    /// <summary>True if the document declares entities.</summary>
    public bool HasOwn => declared is { Count: > 0 };

    /// <summary>The replacement of an entity that the document declares, or null.</summary>
    public string? FindOwn(ReadOnlySpan<char> name) =>
        declared is not null && declared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var own) ? Spend(own) : null;

    private string? Learn(string name)
    {
        var reference = $"&{name};";
        var text = WebUtility.HtmlDecode(reference);
        var found = text == reference ? null : text;
        if (found is null) problems.Add("an entity is used that neither XML nor HTML nor the document defines");
        if (known.Count < 4096) known[name] = found ?? "";
        return found;
    }

    /// <summary>The text while the budget lasts. Once spent, the budget stays spent.</summary>
    private string Spend(Declared entity)
    {
        if (depth == MaxDepth)
        {
            problems.AddLoss("the document's own entities hold one another too deeply, or themselves; they are left out");
            return "";
        }
        if (entity.Text is { } text && entity.Bytes <= left)
        {
            left -= entity.Bytes;
            depth++;
            var expanded = XmlText.Expand(text, this);
            depth--;
            return expanded;
        }
        left = 0;
        problems.AddLoss("the document's own entities expand to more than is allowed (maxEntities); the rest is left out");
        return "";
    }
}
