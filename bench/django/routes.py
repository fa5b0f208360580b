from django.contrib.auth.models import User
from django.urls import path
from rest_framework import generics, permissions, serializers
from rest_framework_simplejwt.serializers import TokenRefreshSerializer
from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView, TokenViewBase


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ("id", "username", "email", "first_name", "last_name")


class Me(generics.RetrieveAPIView):
    serializer_class = UserSerializer
    permission_classes = [permissions.IsAuthenticated]

    def get_object(self):
        return self.request.user


class RotatingSerializer(TokenRefreshSerializer):
    """What TokenRefreshSerializer does where rotation and blacklist are switched on."""

    def validate(self, attrs):
        refresh = self.token_class(attrs["refresh"])
        data = {"access": str(refresh.access_token)}
        refresh.blacklist()
        refresh.set_jti()
        refresh.set_exp()
        refresh.set_iat()
        data["refresh"] = str(refresh)
        return data


class Rotate(TokenViewBase):
    serializer_class = RotatingSerializer


urlpatterns = [
    path("create/", TokenObtainPairView.as_view()),
    path("refresh/", TokenRefreshView.as_view()),
    path("rotate/", Rotate.as_view()),
    path("me/", Me.as_view()),
]
