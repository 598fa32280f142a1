using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Contracts.Tests;

/// <summary>Messages in flight, and subscribers that others wrote, know the contracts as they were: a change may add, never take away.</summary>
public sealed class PublishedMessagesTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<TheoryDataRow<Type>> Messages => typeof(FeedFetched).Assembly.GetExportedTypes().Select(t => new TheoryDataRow<Type>(t));

    /// <summary>A line that is gone from the approved file, or changed, breaks somebody; a line more breaks nobody, and is approved by hand.</summary>
    [Fact]
    public void The_contracts_are_those_that_were_approved()
    {
        var api = new StringBuilder();
        foreach (var message in typeof(FeedFetched).Assembly.GetExportedTypes().OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            api.Append(message.FullName).Append('\n');
            foreach (var property in message.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal))
                api.Append("    ").Append(property.Name).Append(": ").Append(NameOf(property)).Append(RequiredOf(property)).Append('\n');
        }

        Approved.ShouldMatch("approved/contracts.txt", api.ToString());
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_a_sealed_record_of_its_own_that_is_set_once(Type message)
    {
        message.IsSealed.ShouldBeTrue();
        message.BaseType.ShouldBe(typeof(object));
        message.GetMethod("<Clone>$").ShouldNotBeNull("a record");
        message.GetInterfaces().ShouldAllBe(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>));
        foreach (var property in message.GetProperties())
            property.SetMethod.ShouldNotBeNull().ReturnParameter.GetRequiredCustomModifiers().ShouldContain(typeof(IsExternalInit), property.Name);
    }

    [Fact]
    public void The_contracts_need_nothing_but_the_runtime() =>
        typeof(FeedFetched).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(name => name.StartsWith("System."));

    private static string RequiredOf(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute)) ? ", required" : "";

    private static string NameOf(PropertyInfo property) =>
        NameOf(property.PropertyType) + (property.PropertyType.IsValueType || Nullability.Create(property).ReadState != NullabilityState.Nullable ? "" : "?");

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return NameOf(value) + "?";
        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }
}
