using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace BriefingBus.Testing;

/// <summary>The model that a context's project carries compiled.</summary>
public static class CompiledModel
{
    /// <summary>Fails unless the context uses a compiled model, and that describes what the code does.</summary>
    public static void ShouldBeTheModelOf(DbContext context)
    {
        context.Model.GetType().Name.ShouldBe(context.GetType().Name + "Model", "no compiled model is in use");
        Describe(context.Model).ShouldBe(
            Describe(context.GetService<IDesignTimeModel>().Model), "the compiled model is out of date: make it again (CONTRIBUTING.md)");
    }

    private static string Describe(IModel model) =>
        string.Join('\n', model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal).SelectMany(Describe));

    private static IEnumerable<string> Describe(IEntityType entity) => entity.GetProperties().Select(Describe)
        .Concat(entity.GetKeys().Select(k => $"key {k.GetName()}"))
        .Concat(entity.GetIndexes().Select(i => $"index {i.GetDatabaseName()} {i.IsUnique}"))
        .Concat(entity.GetForeignKeys().Select(f => $"foreign key {f.GetConstraintName()} {f.DeleteBehavior}"))
        .Order(StringComparer.Ordinal)
        .Select(line => $"{entity.GetSchemaQualifiedTableName()} {line}");

    private static string Describe(IProperty property) =>
        $"{property.GetColumnName()} {property.GetColumnType()} {property.ClrType} {property.IsNullable} {property.IsConcurrencyToken} "
        + $"{property.ValueGenerated} {property.GetTypeMapping().Converter?.ProviderClrType}";
}
