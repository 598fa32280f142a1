using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BriefingBus.Testing.EarlierContracts;
using MassTransit.Serialization;

/// <summary>Runs in a service's process before its own code (<c>DOTNET_STARTUP_HOOKS</c>), and makes it one of an earlier version as far as
/// others can tell: of each message it reads and writes the members that the version in the folder <c>EARLIER_CONTRACTS</c> recorded.
/// </summary>
#pragma warning disable MA0047 // .NET looks for a type of this name in no namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize()
    {
        var shapes = new RecordedShapes(Environment.GetEnvironmentVariable("EARLIER_CONTRACTS")!);
        SystemTextJsonMessageSerializer.Options = new JsonSerializerOptions(SystemTextJsonMessageSerializer.Options)
        {
            TypeInfoResolver = (SystemTextJsonMessageSerializer.Options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
                .WithAddedModifier(shapes.Hide),
        };
        Console.Error.WriteLine($"This process knows {shapes.Members} members of messages.");
    }
}
