using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The base addresses in force (XML Base): each <c>xml:base</c> resolved against the one around it, the outermost against the
/// document's address.</summary>
internal sealed class BaseScope(string? documentUrl)
{
    /// <summary>The maximum length of a base: one within another could grow with each element.</summary>
    private const int MaxLength = 2048;

    private readonly Stack<(int Depth, Uri? Base)> scopes = new();
    private readonly Uri? document = Address.Web(documentUrl);

    /// <summary>The current base address, or null if none is known.</summary>
    public Uri? Current => scopes.Count > 0 ? scopes.Peek().Base : document;

    /// <summary>True if an <c>xml:base</c> is in force.</summary>
    public bool IsStated => scopes.Count > 0;

    /// <summary>Applies the <c>xml:base</c> of an element at <paramref name="depth"/>; an invalid or too long one changes
    /// nothing.</summary>
    public void Enter(int depth, string? value)
    {
        if (value is null || value.Length > MaxLength) return;
        var outer = Current;
        var resolved = outer is null ? Address.Web(value) : Uri.TryCreate(outer, value, out var within) ? within : null;
        if (resolved?.AbsoluteUri.Length <= MaxLength) scopes.Push((depth, resolved));
    }

    /// <summary>Forgets the bases declared at <paramref name="depth"/> and deeper.</summary>
    public void Leave(int depth)
    {
        while (scopes.Count > 0 && scopes.Peek().Depth >= depth) scopes.Pop();
    }
}
