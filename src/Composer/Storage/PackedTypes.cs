using System.Text.Json.Serialization;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Storage;

/// <summary>The records that are stored packed. Their JSON code is generated, which spares a short-lived process the reflection.</summary>
[JsonSerializable(typeof(ItemCleaned))]
[JsonSerializable(typeof(BriefingComposed))]
[JsonSerializable(typeof(CompositionContext))]
[JsonSerializable(typeof(IReadOnlyList<AwaitedEntry>))]
internal sealed partial class PackedTypes : JsonSerializerContext;
