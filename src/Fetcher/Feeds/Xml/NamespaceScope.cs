namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The namespace declarations in force (Namespaces in XML 1.0 §6), by position in the document, so look-ups do not
/// allocate.</summary>
internal sealed class NamespaceScope(byte[] buffer)
{
    /// <summary>More declarations than any feed needs; a document with more is an attack, and the rest is ignored.</summary>
    private const int Max = 128;

    /// <summary>The maximum length of a known prefix.</summary>
    private const int MaxPrefixLength = 16;

    private readonly Binding[] bindings = new Binding[Max];
    private int count;

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private struct Binding
    {
        public int PrefixStart;
        public int PrefixLength;
        public int Depth;
        public Vocabulary Vocabulary;
    }

    /// <summary>Applies the declarations among the attributes of an element at <paramref name="depth"/>.</summary>
    public void Enter(int depth, int attributesStart, int attributesEnd, EntityTable entities, FeedProblems problems)
    {
        var attributes = new XmlAttributes(buffer.AsSpan(attributesStart, attributesEnd - attributesStart), entities);
        while (attributes.MoveNext())
        {
            var name = attributes.Name;
            if (!name.StartsWith("xmlns"u8) || (name.Length > 5 && name[5] != (byte)':')) continue;
            if (count == Max)
            {
                problems.AddLoss($"more than {Max} namespaces are declared at once");
                return;
            }
            var prefixLength = Math.Max(0, name.Length - 6);
            var prefix = prefixLength is > 0 and <= MaxPrefixLength ? Encoding.UTF8.GetString(name[^prefixLength..]) : "";
            bindings[count++] = new Binding
            {
                PrefixStart = attributesStart + attributes.NameStart + name.Length - prefixLength,
                PrefixLength = prefixLength,
                Depth = depth,
                Vocabulary = VocabularyTable.FromNamespace(attributes.Value, prefix),
            };
        }
    }

    /// <summary>Binds the prefix at the given place to <paramref name="vocabulary"/> from now on.</summary>
    public void Rebind(int prefixStart, int prefixLength, Vocabulary vocabulary)
    {
        var prefix = buffer.AsSpan(prefixStart, prefixLength);
        for (var i = count - 1; i >= 0; i--)
        {
            ref var binding = ref bindings[i];
            if (binding.PrefixLength != prefixLength || !buffer.AsSpan(binding.PrefixStart, prefixLength).SequenceEqual(prefix)) continue;
            binding.Vocabulary = vocabulary;
            return;
        }
        if (count < Max)
            bindings[count++] = new()
            {
                PrefixStart = prefixStart,
                PrefixLength = prefixLength,
                Depth = 1,
                Vocabulary = vocabulary,
            };
    }

    /// <summary>Forgets the declarations made at <paramref name="depth"/> and deeper.</summary>
    public void Leave(int depth)
    {
        while (count > 0 && bindings[count - 1].Depth >= depth) count--;
    }

    /// <summary>The vocabulary of the prefix at the given place; of the default namespace for length 0.</summary>
    public Vocabulary Find(int prefixStart, int prefixLength, FeedProblems problems)
    {
        var prefix = buffer.AsSpan(prefixStart, prefixLength);
        for (var i = count - 1; i >= 0; i--)
        {
            ref readonly var binding = ref bindings[i];
            if (binding.PrefixLength == prefixLength && buffer.AsSpan(binding.PrefixStart, prefixLength).SequenceEqual(prefix))
                return binding.Vocabulary;
        }
        if (prefixLength == 0) return Vocabulary.None;
        problems.Add("a namespace prefix is not declared");
        return prefixLength > MaxPrefixLength ? Vocabulary.Other : VocabularyTable.FromPrefix(Encoding.UTF8.GetString(prefix));
    }
}
