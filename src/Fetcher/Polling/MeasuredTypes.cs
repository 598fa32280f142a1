using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.Contracts;

namespace BriefingBus.Fetcher.Polling;

/// <summary>What <see cref="MessageParts"/> measures as the bus writes it. It is written only, never read: generated code does not cost a
/// short-lived process the reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FetchedEntry))]
[JsonSerializable(typeof(MessageText))]
internal sealed partial class MeasuredTypes : JsonSerializerContext;
