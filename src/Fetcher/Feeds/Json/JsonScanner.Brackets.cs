namespace BriefingBus.Fetcher.Feeds.Json;

/// <content>Objects and arrays, whose brackets may be missing or superfluous.</content>
internal ref partial struct JsonScanner
{
    /// <summary>The kind of an open bracket.</summary>
    private enum Container : byte
    {
        Object,
        Array,
        ArrayOfObjects,
    }

    private bool Open(bool isObject)
    {
        position++;
        if (isObject && open.Count > 0 && open[^1] == Container.Array) open[^1] = Container.ArrayOfObjects;
        open.Add(isObject ? Container.Object : Container.Array);
        if (isObject) openObjects++;
        expectsName = isObject;
        Token = isObject ? JsonToken.StartObject : JsonToken.StartArray;
        return true;
    }

    /// <summary>Closes the innermost object or array. If the bracket is of the other kind, an inner bracket is missing and both are closed,
    /// unless another object of an array follows: then the bracket is superfluous.</summary>
    private bool Close(bool isObject)
    {
        position++;
        if (open.Count == 0) return Damage();
        if (IsInObject != isObject)
        {
            Damage();
            if (isObject ? openObjects == 0 || (open[^1] == Container.ArrayOfObjects && AnotherObjectFollows()) : openObjects == open.Count)
                return false;
            position--; // the bracket is read again for the one around
        }
        Token = IsInObject ? JsonToken.EndObject : JsonToken.EndArray;
        if (IsInObject) openObjects--;
        open.RemoveAt(open.Count - 1);
        expectsName = IsInObject;
        return true;
    }

    private readonly bool AnotherObjectFollows()
    {
        var at = Past(position);
        return at < document.Length && document[at] == (byte)',' && Past(at + 1) is var next && next < document.Length
            && document[next] == (byte)'{';
    }
}
