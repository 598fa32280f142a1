using System.Text.Json.Serialization;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Storage;

/// <summary>The records that are stored packed; their JSON code is generated, so that a short-lived process does not pay for
/// reflection.</summary>
[JsonSerializable(typeof(ItemCleaned))]
[JsonSerializable(typeof(BriefingComposed))]
[JsonSerializable(typeof(CompositionContext))]
[JsonSerializable(typeof(IReadOnlyList<AwaitedEntry>))]
internal sealed partial class PackedTypes : JsonSerializerContext;
