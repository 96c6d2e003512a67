# Overview and change initiatives.
