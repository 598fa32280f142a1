using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Extracts the name from the forms in which feeds name a person.</summary>
internal static class PersonName
{
    /// <summary>The name in the element that has just started: an Atom person construct (RFC 4287 §3.2) or plain text; the address if there
    /// is no name.</summary>
    public static string? Read(XmlScanner scanner, ElementTextReader texts)
    {
        var depth = scanner.Depth;
        if (scanner.TryTakeSimple(out var raw, out var isCData))
            return FromText(XmlText.Decode(raw, isCData, scanner.Entities, int.MaxValue, out _));
        string? name = null, email = null, text = null;
        while (scanner.Read() && !(scanner.Token == XmlToken.End && scanner.Depth <= depth))
        {
            if (scanner.Token is XmlToken.Text or XmlToken.CData)
                text ??= XmlText.Decode(scanner.Text, scanner.Entities) is { Length: > 0 } found ? found : null;
            if (scanner.Token != XmlToken.Start) continue;
            if (scanner.Is("name"u8)) name ??= texts.Read(MarkupRule.Drop)?.Value;
            else if (scanner.Is("email"u8)) email ??= texts.Read(MarkupRule.Drop)?.Value;
            else scanner.Skip();
        }
        return scanner.IsCut ? null : FromText(name is { Length: > 0 } ? name : text ?? email);
    }

    /// <summary>The name in <c>address (name)</c> (RSS 2.0 author) or <c>name &lt;address&gt;</c> (RFC 5322 §3.4), also without the
    /// brackets; otherwise the text as it is.</summary>
    public static string? FromText(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        if (text is ['(', .. var whole, ')'] && !whole.AsSpan().ContainsAny('(', ')')) text = whole.Trim();
        if (!text.Contains('@', StringComparison.Ordinal)) return text;
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text[^1] == ')')
        {
            var (outside, inside) = (text[..open].Trim(), text[(open + 1)..^1].Trim());
            return inside.Contains('@', StringComparison.Ordinal) || inside.Length == 0 ? outside : inside;
        }
        var bracket = text.IndexOf('<', StringComparison.Ordinal);
        if (bracket > 0 && text[^1] == '>') return text[..bracket].Trim().Trim('"');
        var (first, last) = (text.IndexOf(' ', StringComparison.Ordinal), text.LastIndexOf(' '));
        if (first < 0) return text;
        var name = text.AsSpan(last).Contains('@') ? text[..last] : text.AsSpan(0, first).Contains('@') ? text[first..] : "@";
        name = name.Trim(' ', ',', '-', '"', '[', ']');
        return name.Length > 0 && !name.Contains('@', StringComparison.Ordinal) ? name : text;
    }
}
