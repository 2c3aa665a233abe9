using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity.UI;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Resas.Accounts.Areas.Identity;

/// <summary>The fields of the package's own page models: their names in both languages, and the password length that we ask for.</summary>
internal sealed class IdentityFields(IStringLocalizer<Texts> texts) : IDisplayMetadataProvider, IValidationMetadataProvider, IPostConfigureOptions<MvcOptions>
{
    public void PostConfigure(string? name, MvcOptions options) => options.ModelMetadataDetailsProviders.Add(this);

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (IsOfPackage(context.Key)) context.DisplayMetadata.DisplayName = () => texts[$"Field.{context.Key.Name}"];
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (!IsOfPackage(context.Key) || !context.Attributes.OfType<DataTypeAttribute>().Any(a => a.DataType == DataType.Password)) return;
        foreach (var length in context.ValidationMetadata.ValidatorMetadata.OfType<StringLengthAttribute>()) length.MinimumLength = SignInRules.PasswordLength;
    }

    private static bool IsOfPackage(ModelMetadataIdentity model) => model.Name is not null && model.ContainerType?.Assembly == typeof(UIFrameworkAttribute).Assembly;
}
